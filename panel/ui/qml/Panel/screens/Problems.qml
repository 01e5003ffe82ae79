pragma ComponentBehavior: Bound

// What is wrong with the settings, for the admin in front of the wall.
import QtQuick
import Panel
import Panel.Models

Rectangle {
    id: page

    required property ProblemsModel problems

    objectName: "Problems"
    color: "white"

    Column {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: Theme.px(18)

        Label {
            width: parent.width
            text: page.problems.heading
            size: 44
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Label {
            width: parent.width
            text: page.problems.where
            size: 22
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 2
        }

        Label {
            width: parent.width
            text: page.problems.hint
            size: 22
            bottomPadding: Theme.px(12)
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Repeater {
            model: page.problems.rows

            Column {
                id: row

                required property string name
                required property string text

                width: parent ? parent.width : 0

                Label {
                    width: parent.width
                    text: row.name
                    size: 24
                    font.weight: Font.DemiBold
                    visible: text !== ""
                }

                Label {
                    width: parent.width
                    text: row.text
                    size: 24
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                }
            }
        }

        Label {
            width: parent.width
            text: page.problems.rest
            size: 24
            visible: text !== ""
        }
    }
}
