// The big word: on one line where that is large enough, else on two.
import QtQuick
import Panel

Item {
    id: word

    required property string text
    required property color color
    required property color edge
    required property real room
    property bool edged: false
    property bool led: false

    // On a tall screen the word is so large that it is set closer.
    readonly property real tracking: Theme.portrait ? -0.02 : -0.01
    readonly property real shape: led ? Theme.cap : 0
    readonly property int oneLine: Math.floor(room / (measure.advanceWidth / 100 + shape))
    readonly property int twoLines: Math.floor(1.7 * room / (measure.advanceWidth / 100 + shape))
    readonly property int threeLines: Math.floor(2.4 * room / (measure.advanceWidth / 100 + 2 * shape))
    readonly property int lines: twoLines >= Theme.wordLeast ? 2 : 3
    readonly property int unbroken: Math.floor(room / (longest.advanceWidth / 100 + shape))
    readonly property bool broken: oneLine < Theme.wordLeast
    readonly property int most: broken ? Math.max(Theme.wordLeast, Theme.px(106)) : Theme.wordMost
    readonly property int size: Math.max(20, Math.min(!broken ? oneLine : lines === 2 ? twoLines : threeLines, unbroken, most))
    readonly property int capital: Math.round(size * Theme.cap)
    readonly property bool cut: label.truncated

    // Some scripts reach above Latin capitals and below Latin tails.
    readonly property rect drawn: measure.tightBoundingRect
    readonly property int rise: Math.round(size * Math.max(0, -drawn.top / 100 - Theme.cap - 0.12))
    readonly property int fall: Math.round(size * Math.max(0, drawn.bottom / 100 - 0.24))

    objectName: "Word"
    implicitHeight: rise + fall + capital + (label.lineCount - 1) * Math.round(size * 1.14)

    TextMetrics {
        id: measure

        font.family: Theme.display
        font.weight: Font.Bold
        font.pixelSize: 100
        font.letterSpacing: 100 * word.tracking
        text: word.text || " "
    }

    TextMetrics {
        id: longest

        font: measure.font
        text: word.text.split(" ").reduce((a, b) => b.length > a.length ? b : a, " ")
    }

    Text {
        id: label

        // Some of the margin, for letters that are drawn wider than they measure.
        width: word.width + Theme.px(16)
        // Its ink begins where the lines under it do.
        x: Theme.mirrored ? word.width - width : word.led ? 0 : Math.min(0, Theme.px(3) - Math.round(word.size * word.drawn.x / 100))
        y: word.rise + word.capital - baselineOffset
        text: word.text
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignLeft
        wrapMode: word.broken ? Text.WordWrap : Text.NoWrap
        maximumLineCount: word.lines
        elide: Text.ElideRight
        lineHeightMode: Text.FixedHeight
        lineHeight: Math.round(word.size * 1.04)
        color: word.color
        style: word.edged ? Text.Outline : Text.Normal
        styleColor: word.edge
        font.family: Theme.display
        font.weight: Font.Bold
        font.pixelSize: word.size
        font.letterSpacing: word.tracking * word.size
    }
}
