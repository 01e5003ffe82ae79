pragma ComponentBehavior: Bound

// A button: pressed at once, at work while it runs, quiet while another does.
import QtQuick
import Panel

Item {
    id: button

    required property string label
    required property bool running
    required property bool live
    required property color ground
    required property color ink
    required property color outline
    property bool filled: false
    property string spoken: label
    property int size: filled ? 30 : 26
    // By so many pixels a sign lies below the middle of its line.
    property real sunk: 0
    // What its siblings have agreed on, where it has some.
    property real scaling: 0
    property bool broken: false
    // The second half of a double tap on what was here before is no tap.
    property bool once: false

    // One that does not count keeps its words readable and loses its shape.
    readonly property bool faint: !live && !running
    readonly property bool full: filled && !faint
    readonly property color face: full ? ink : "transparent"
    readonly property color lettering: full ? ground : ink
    readonly property bool down: touch.pressed && touch.containsMouse
    readonly property bool cut: text.truncated
    readonly property real natural: measure.advanceWidth
    readonly property int letters: text.fontInfo.pixelSize
    readonly property int lines: text.lineCount

    signal tapped

    objectName: "Button"
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.onPressAction: button.tapped()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.face
        border.width: button.full ? 0 : Math.max(2, Theme.px(3))
        border.color: button.outline
        opacity: button.faint ? 0.35 : 1
    }

    Rectangle {
        // The pressed look.
        anchors.fill: parent
        radius: Theme.radius
        visible: button.down
        color: button.lettering
        opacity: 0.28
    }

    Text {
        id: text

        readonly property int size: Theme.text(button.size)
        // Rather two lines than very small letters.
        readonly property bool tight: button.broken || (!button.scaling && button.natural * 0.75 > width)

        anchors.fill: parent
        anchors.leftMargin: Theme.px(18)
        anchors.rightMargin: Theme.px(18)
        anchors.topMargin: -Math.round(2 * button.sunk)
        text: button.label
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: tight || button.scaling ? Text.FixedSize : Text.HorizontalFit
        wrapMode: tight ? Text.WordWrap : Text.NoWrap
        maximumLineCount: 2
        minimumPixelSize: Math.max(11, Math.round(size * 0.6))
        elide: Text.ElideRight
        color: button.lettering
        opacity: button.faint ? 0.86 : 1
        font.weight: button.faint ? Font.Normal : Font.DemiBold
        font.pixelSize: tight ? Math.round(size * 0.72) : button.scaling ? Math.floor(size * button.scaling) : size
    }

    TextMetrics {
        id: measure

        font.weight: Font.DemiBold
        font.pixelSize: text.size
        text: button.label
    }

    Item {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.radius
        anchors.rightMargin: Theme.radius
        anchors.bottomMargin: Theme.px(10)
        height: Math.max(3, Theme.px(5))
        visible: button.running
        clip: true

        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: button.lettering
            opacity: 0.25
        }

        Rectangle {
            id: runner

            width: parent.width * 0.3
            height: parent.height
            radius: height / 2
            color: button.lettering

            NumberAnimation on x {
                running: button.running && !Theme.still
                from: Theme.mirrored ? runner.parent.width : -runner.width
                to: Theme.mirrored ? -runner.width : runner.parent.width
                duration: 900
                loops: Animation.Infinite
            }
        }
    }

    MouseArea {
        id: touch

        anchors.fill: parent
        enabled: button.live && !button.running
        onClicked: button.tapped()
        Component.onCompleted: if (button.once) {
            // Only where somebody listens to this, it takes the place of a click.
            doubleClicked.connect(() => {});
        }
    }
}
