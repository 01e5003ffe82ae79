pragma ComponentBehavior: Bound

// Something that is chosen by steps, between minus and plus.
import QtQuick
import Panel

Item {
    id: stepper

    required property string value
    required property string aside
    required property string less
    required property string more
    required property bool before
    required property bool after
    required property color ground
    required property color ink
    required property color outline

    readonly property int large: 54
    readonly property int side: Math.max(Theme.px(92), Theme.touch)

    readonly property bool repeating: again.running

    // A plus is as high as it is wide, and a minus lies across its middle.
    readonly property rect inked: sign.tightBoundingRect
    readonly property rect lined: sign.boundingRect
    readonly property real sunk: inked.y + inked.width / 2 - lined.y - lined.height / 2

    signal stepped(by: int)

    objectName: "Stepper"

    TextMetrics {
        id: sign

        font.weight: Font.DemiBold
        font.pixelSize: Theme.text(stepper.large)
        text: "+"
    }

    // A finger that stays goes on; a tap is one step.
    Timer {
        id: again

        property int count: 0

        interval: count ? 110 : 450
        repeat: true
        running: stepper.visible && (minus.down || plus.down)
        onRunningChanged: if (running) {
            count = 0;
        }
        onTriggered: {
            count += 1;
            stepper.stepped(minus.down ? -1 : 1);
        }
    }

    Button {
        id: minus

        label: "\u2212"
        size: stepper.large
        sunk: stepper.sunk
        spoken: stepper.less
        running: false
        live: stepper.before
        ground: stepper.ground
        ink: stepper.ink
        outline: stepper.outline
        width: stepper.side
        height: parent.height
        anchors.left: parent.left
        onTapped: if (!again.count) {
            stepper.stepped(-1);
        }
    }

    Column {
        anchors.left: minus.right
        anchors.right: plus.left
        anchors.leftMargin: Theme.px(8)
        anchors.rightMargin: Theme.px(8)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: stepper.value
            color: stepper.ink
            size: 32
            font.weight: Font.DemiBold
            font.features: Theme.figures
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: stepper.aside
            color: stepper.ink
            size: 20
            font.features: Theme.figures
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 11
            visible: text !== ""
        }
    }

    Button {
        id: plus

        label: "+"
        size: stepper.large
        sunk: stepper.sunk
        spoken: stepper.more
        running: false
        live: stepper.after
        ground: stepper.ground
        ink: stepper.ink
        outline: stepper.outline
        width: stepper.side
        height: parent.height
        anchors.right: parent.right
        onTapped: if (!again.count) {
            stepper.stepped(1);
        }
    }
}
