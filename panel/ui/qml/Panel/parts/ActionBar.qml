pragma ComponentBehavior: Bound

// What can be done now: one large button, smaller ones under or beside it.
import QtQuick
import Panel
import Panel.Models

Item {
    id: bar

    required property ActionsModel actions
    required property color ground
    required property color ink
    required property color outline
    property bool together: false
    property string heading: ""

    readonly property int count: secondary.count
    readonly property bool asking: question.text !== ""
    readonly property real beside: together ? Math.round(width * 0.27) : width
    readonly property real asked: asking ? Math.round(beside * (together ? 0.4 : 0.42)) : 0

    objectName: "ActionBar"
    height: (together ? 0 : rows.height) + upper.height + (upper.height && rows.height && !together ? Theme.gap : 0)

    Shares {
        id: shares

        buttons: secondary
        room: bar.beside - bar.asked
    }

    Column {
        id: upper

        width: parent.width
        spacing: Theme.px(12)

        Label {
            width: parent.width
            text: bar.heading
            color: bar.ink
            size: 30
            font.weight: Font.Medium
            visible: text !== ""
        }

        Label {
            width: parent.width
            text: bar.actions.sentence ?? ""
            color: bar.ink
            size: 28
            wrapMode: Text.Wrap
            maximumLineCount: 3
            visible: text !== ""
        }

        Repeater {
            model: bar.actions.primary

            Button {
                required property string key
                anchors.left: parent ? parent.left : undefined
                width: bar.together && rows.height ? bar.width - bar.beside - Theme.gap : bar.width
                height: Theme.primary
                filled: true
                ground: bar.ground
                ink: bar.ink
                outline: bar.outline
                onTapped: bar.actions.tap(key)
            }
        }
    }

    Item {
        id: rows

        width: bar.beside
        height: bar.count ? (bar.together ? Theme.primary : Theme.secondary) : 0
        anchors.right: parent.right
        anchors.bottom: parent.bottom

        Label {
            id: question

            width: bar.asked - Theme.gap
            height: parent.height
            anchors.left: parent.left
            verticalAlignment: Text.AlignVCenter
            visible: text !== ""
            text: bar.actions.question ?? ""
            color: bar.ink
            size: 30
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            maximumLineCount: 3
            fontSizeMode: Text.Fit
            minimumPixelSize: 11
        }

        Row {
            anchors.right: parent.right
            height: parent.height
            spacing: Theme.gap

            Repeater {
                id: secondary

                model: bar.actions.secondary

                Button {
                    required property string key
                    required property int index
                    width: shares.breadth(index)
                    scaling: shares.scaling
                    broken: shares.tight
                    height: rows.height
                    ground: bar.ground
                    ink: bar.ink
                    outline: bar.outline
                    onTapped: bar.actions.tap(key)
                }
            }
        }
    }
}
