pragma ComponentBehavior: Bound

// Whom the directory found, as many as find room; further letters leave fewer.
import QtQuick
import Panel
import Panel.Models

Item {
    id: people

    required property SheetModel sheet
    required property color ground
    required property color ink
    required property color outline

    readonly property int columns: Math.max(1, Math.floor(width / Theme.px(Theme.large ? 520 : 380)))
    readonly property int each: Math.max(Theme.touch, Theme.px(76))
    readonly property int rows: Math.max(0, Math.floor((height + Theme.gap) / (each + Theme.gap)))

    objectName: "People"

    Label {
        width: parent.width
        text: people.sheet.remark
        color: people.ink
        size: 24
        visible: text !== ""
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }

    Grid {
        width: parent.width
        columns: people.columns
        spacing: Theme.gap

        Repeater {
            model: people.sheet.people

            Item {
                id: person

                required property string key
                required property string name
                required property string address
                required property int index

                objectName: "Person"
                visible: index < people.rows * people.columns
                width: (people.width - Theme.gap * (people.columns - 1)) / people.columns
                height: people.each
                Accessible.role: Accessible.Button
                Accessible.name: name
                Accessible.description: address
                Accessible.focusable: true
                Accessible.onPressAction: people.sheet.pick(key)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: finger.pressed ? people.ink : "transparent"
                    border.width: Math.max(2, Theme.px(3))
                    border.color: people.outline
                }

                Column {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: Theme.px(20)
                    anchors.rightMargin: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: person.name
                        color: finger.pressed ? people.ground : people.ink
                        size: 26
                        font.weight: Font.DemiBold
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.text(18)
                        Accessible.ignored: true
                    }

                    Label {
                        width: parent.width
                        text: person.address
                        color: finger.pressed ? people.ground : people.ink
                        size: 18
                        visible: text !== ""
                        Accessible.ignored: true
                    }
                }

                MouseArea {
                    id: finger

                    anchors.fill: parent
                    onClicked: people.sheet.pick(person.key)
                }
            }
        }
    }
}
