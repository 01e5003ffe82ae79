pragma Singleton

// Sizes, all from the window's size; colours that are not the state's.
import QtQuick
import Panel.Models

QtObject {
    id: theme

    property Item page: null
    property DressModel dress: null

    readonly property real width: page ? page.width : 1280
    readonly property real height: page ? page.height : 800
    readonly property bool portrait: height >= width
    readonly property real unit: portrait ? Math.min(width / 800, height / 1280) : Math.min(width / 1280, height / 800)
    readonly property bool large: dress ? dress.largeText : false
    readonly property bool still: dress ? dress.still : false
    readonly property bool lowReach: dress ? dress.lowReach : false
    readonly property bool mirrored: dress ? dress.mirrored : false

    readonly property real diagonal: dress ? dress.diagonal : 10.1
    readonly property real millimetre: Math.sqrt(width * width + height * height) / (diagonal * 25.4)
    readonly property int touch: Math.ceil(Math.max(56 * unit, 9 * millimetre))
    readonly property int secondary: Math.max(px(76), touch)
    readonly property int primary: Math.max(px(88), touch)
    readonly property int margin: px(52)
    // The column's margin; under the field its edges are the field's.
    readonly property int inset: portrait ? margin : px(36)
    readonly property int gap: px(16)
    readonly property int radius: px(18)
    readonly property int headingRow: text(44)
    readonly property int listRow: text(31)
    readonly property var figures: ({
            "tnum": 1
        })
    readonly property int transition: 200
    // How far the page moves, see attention.py.
    readonly property int reach: 2

    readonly property string display: dress ? dress.display : ""
    readonly property real cap: dress ? dress.cap : 0.72
    readonly property int wordLeast: Math.ceil(0.092 * height / cap)
    readonly property int wordMost: Math.max(wordLeast, px(120))

    readonly property color ground: dress ? dress.ground : "black"
    readonly property color ink: dress ? dress.ink : "white"
    readonly property color soft: dress ? dress.soft : "white"
    readonly property color line: dress ? dress.line : "black"
    readonly property color block: dress ? dress.block : "black"
    readonly property color past: dress ? dress.past : "black"
    readonly property color pastInk: dress ? dress.pastInk : "white"
    readonly property color buffer: dress ? dress.buffer : "black"
    readonly property color bufferInk: dress ? dress.bufferInk : "white"
    readonly property color now: dress ? dress.now : "white"

    function px(size: real): int {
        return Math.round(size * unit);
    }

    function text(size: real): int {
        return Math.max(12, Math.round(size * unit * (large ? 1.3 : 1)));
    }
}
