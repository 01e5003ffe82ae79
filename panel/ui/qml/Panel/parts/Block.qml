pragma ComponentBehavior: Bound

// A booking on the day line.
import QtQuick
import Panel

Rectangle {
    id: block

    required property string title
    required property string time
    required property string host
    required property string services
    required property real begins
    required property real reach
    required property real inset
    required property real breadth
    required property bool past
    required property bool current
    required property bool cancelled
    required property bool tentative
    required property bool buffer
    required property string spoken
    required property color tint
    required property color tintInk
    required property Item area
    required property real nowY
    required property real lowest

    readonly property bool outlined: tentative && !current
    readonly property color ground: current ? tint : past ? Theme.past : buffer ? Theme.buffer : Theme.block
    readonly property color ink: current ? tintInk : past ? Theme.pastInk : buffer ? Theme.bufferInk : Theme.ink
    readonly property color soft: current ? tintInk : past ? Theme.pastInk : buffer ? Theme.bufferInk : Theme.soft
    readonly property int from: Math.round(inset * area.width)
    readonly property int pad: Math.min(Theme.px(14), Math.round(width * 0.08))
    readonly property real full: name.implicitHeight + (host === "" ? 0 : line2.implicitHeight)

    // The line of this moment strikes out no text: below it, above it, or under it.
    readonly property real crossing: current ? nowY - y : -1000
    readonly property int below: Math.ceil(crossing + Theme.px(3))
    readonly property int above: Math.floor(crossing - Theme.px(3))
    readonly property int calm: Math.max(0, Math.min(Theme.px(7), Math.round((height - texts.height) / 2)))

    function fits(size: real): bool {
        return calm + size <= Math.min(height, crossing > 0 ? above : height) || size <= height - Math.max(0, below);
    }

    // Rather no text at the lower edge than half of it.
    function shows(size: real): bool {
        return y + texts.y + size <= lowest;
    }

    function place(): int {
        if (crossing < 0 || calm + texts.height <= above || calm >= below) {
            return calm;
        }
        return below + texts.height <= height ? below : calm;
    }

    objectName: "Block"
    x: Theme.mirrored ? area.width - from - width : from
    y: Math.round(begins * area.height) + 1
    z: current && !fits(name.implicitHeight) ? 2 : 0
    width: Math.round((inset + breadth) * area.width) - from - (inset + breadth < 0.999 ? 2 : 0)
    height: Math.round((begins + reach) * area.height) - y
    radius: Math.min(Theme.px(8), height / 3)
    // What is not settled is drawn as a line round nothing.
    color: outlined ? Theme.ground : ground
    border.width: outlined ? Math.max(1, Theme.px(2)) : 0
    border.color: past ? Theme.past : Theme.soft
    // A mere edge of it says nothing.
    opacity: lowest - y < Theme.px(14) ? 0 : 1
    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Column {
        id: texts

        anchors.left: parent.left
        anchors.right: clock.visible ? clock.left : parent.right
        anchors.leftMargin: block.pad
        anchors.rightMargin: block.pad
        y: block.place()
        visible: block.width > Theme.px(40) && block.shows(name.implicitHeight)

        Label {
            id: name

            width: parent.width
            text: block.title
            color: block.ink
            font.weight: Font.Medium
            font.strikeout: block.cancelled
            Accessible.ignored: true
            font.pixelSize: Math.max(9, Math.min(Theme.text(19), Math.floor(block.height * 0.72)))
        }

        Label {
            id: line2

            width: parent.width
            text: block.host
            color: block.soft
            size: 16
            visible: text !== "" && block.fits(block.full) && block.shows(block.full)
            Accessible.ignored: true
        }

        Label {
            id: line3

            readonly property real all: block.full + implicitHeight

            width: parent.width
            text: block.services
            color: block.soft
            size: 16
            visible: text !== "" && block.fits(all) && block.shows(all)
            Accessible.ignored: true
        }
    }

    Label {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: block.pad
        y: texts.y + name.baselineOffset - baselineOffset
        text: block.time
        color: block.soft
        font.pixelSize: Math.max(9, Math.min(Theme.text(16), Math.floor(block.height * 0.66)))
        visible: block.width > Theme.px(210) && block.shows(name.implicitHeight)
        Accessible.ignored: true
    }
}
