pragma ComponentBehavior: Bound

// The QR code: whole pixels a module, three at least, or no code at all.
import QtQuick
import Panel

Rectangle {
    id: card

    required property string source
    required property string caption
    required property bool stacked
    required property real room
    property real tallest: Infinity

    readonly property bool small: Math.min(Theme.width, Theme.height) <= 500
    readonly property int modules: code.implicitWidth
    // Beside the code itself: its margins, and two lines under it.
    readonly property real around: stacked ? pad + Theme.px(18) + 2.8 * Theme.text(18) : 2 * pad
    readonly property real wanted: Theme.height * (small ? 0.28 : 0.18)
    readonly property int most: Math.floor(Math.min(room - 2 * pad, Theme.height * 0.36))
    readonly property int fitting: Math.min(Math.round(wanted / modules), Math.floor((tallest - around) / modules))
    readonly property int pixels: modules ? Math.min(Math.max(3, fitting), Math.floor(most / modules)) : 0
    readonly property int side: pixels * modules
    readonly property int pad: Theme.px(8)
    readonly property int taken: pad + side + Theme.px(6)

    objectName: "QrCard"
    visible: source !== "" && pixels >= 3
    color: "white"
    radius: Theme.radius
    width: stacked ? side + 2 * Theme.px(16) : room
    height: stacked ? side + pad + text.implicitHeight + Theme.px(18) : side + 2 * pad

    Image {
        id: code

        x: card.stacked ? Math.round((card.width - width) / 2) : Theme.mirrored ? card.width - width - card.pad : card.pad
        y: card.pad
        width: card.side
        height: card.side
        source: card.source
        asynchronous: true
        cache: false
        smooth: false
        Accessible.role: Accessible.Graphic
        Accessible.name: card.caption
    }

    Label {
        id: text

        x: card.stacked ? Theme.px(14) : Theme.mirrored ? Theme.px(16) : card.taken
        y: card.stacked ? code.y + code.height : Math.round((card.height - height) / 2)
        width: card.stacked ? card.width - 2 * x : card.width - card.taken - Theme.px(16)
        horizontalAlignment: card.stacked ? Text.AlignHCenter : Text.AlignLeft
        text: card.caption
        color: "#14171A"
        size: 18
        wrapMode: Text.Wrap
        maximumLineCount: 4
    }
}
