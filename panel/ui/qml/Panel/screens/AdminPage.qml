pragma ComponentBehavior: Bound

// How the panel is, for who looks after it; a pad for the PIN.
import QtQuick
import Panel
import Panel.Models

Rectangle {
    id: sheet

    required property AdminModel admin

    readonly property int inset: Theme.px(40)
    // Large text is as large, no larger: paths and addresses are long.
    readonly property int facing: Theme.large ? 18 : 22
    readonly property bool beside: !Theme.portrait
    readonly property real half: beside ? (width - 3 * inset) / 2 : width - 2 * inset

    objectName: "AdminPage"
    color: Theme.ground

    MouseArea {
        // What is under it is out of reach.
        anchors.fill: parent
    }

    Label {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: sheet.inset
        y: Theme.px(30)
        text: sheet.admin.heading
        color: Theme.ink
        size: 34
        font.weight: Font.DemiBold
    }

    Column {
        id: facts

        x: Theme.mirrored ? sheet.width - sheet.inset - width : sheet.inset
        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(18)
        width: sheet.half
        spacing: Theme.px(9)

        Repeater {
            model: sheet.admin.facts

            Item {
                id: fact

                required property string label
                required property string text

                width: facts.width
                height: said.height

                Label {
                    anchors.left: parent.left
                    width: parent.width * 0.34
                    text: fact.label
                    color: Theme.soft
                    size: sheet.facing
                }

                Label {
                    id: said

                    anchors.right: parent.right
                    width: parent.width * 0.64
                    text: fact.text
                    color: Theme.ink
                    size: sheet.facing
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                }
            }
        }
    }

    Column {
        x: sheet.beside && !Theme.mirrored ? 2 * sheet.inset + sheet.half : sheet.inset
        anchors.top: sheet.beside ? heading.bottom : facts.bottom
        anchors.topMargin: Theme.px(18)
        width: sheet.half
        spacing: Theme.px(7)

        Label {
            width: sheet.half
            text: sheet.admin.logHeading
            color: Theme.soft
            size: sheet.facing
        }

        Repeater {
            model: sheet.admin.logged

            Label {
                required text

                width: sheet.half
                color: Theme.ink
                size: sheet.facing - 3
                wrapMode: Text.Wrap
                maximumLineCount: Theme.large ? 1 : 2
            }
        }
    }

    Row {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: sheet.inset
        spacing: Theme.gap

        Repeater {
            model: [
                {
                    "label": sheet.admin.leave,
                    "act": ""
                },
                {
                    "label": sheet.admin.reload,
                    "act": "reload"
                },
                {
                    "label": sheet.admin.quit,
                    "act": "quit"
                }
            ].filter(one => one.label !== "")

            Button {
                required property var modelData
                label: modelData.label
                running: false
                live: true
                ground: Theme.ground
                ink: Theme.ink
                outline: Theme.soft
                width: Math.min(Theme.px(300), (sheet.width - 2 * sheet.inset - 2 * Theme.gap) / 3)
                height: Theme.secondary
                onTapped: modelData.act === "" ? sheet.admin.close() : sheet.admin.ask(modelData.act)
            }
        }
    }

    Loader {
        anchors.fill: parent
        active: sheet.admin.asking !== ""
        sourceComponent: PinPad {
            admin: sheet.admin
        }
    }
}
