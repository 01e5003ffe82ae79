pragma ComponentBehavior: Bound

// Digits for the admin's PIN.
import QtQuick
import Panel
import Panel.Models

Rectangle {
    id: pad

    required property AdminModel admin

    readonly property real side: Math.min(width, Theme.px(520)) - 2 * Theme.margin
    readonly property real key: (side - 2 * Theme.gap) / 3
    readonly property real tall: Math.min(Theme.px(92), (height - asked.height - dots.height - 3 * Theme.margin - 4 * Theme.gap) / 5)

    objectName: "PinPad"
    color: Theme.ground

    MouseArea {
        anchors.fill: parent
    }

    Column {
        anchors.centerIn: parent
        width: pad.side
        spacing: Theme.gap

        Label {
            id: asked

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: pad.admin.asking
            color: Theme.ink
            size: 32
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Label {
            id: dots

            width: parent.width
            height: Theme.text(30)
            horizontalAlignment: Text.AlignHCenter
            text: pad.admin.dots
            color: Theme.ink
            size: 22
            Accessible.ignored: true
        }

        Grid {
            // Digits stand the same way everywhere.
            LayoutMirroring.enabled: false
            columns: 3
            spacing: Theme.gap

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "<", "0", "="]

                Button {
                    required property string modelData
                    spoken: modelData === "<" ? pad.admin.erase : label
                    label: modelData === "<" ? "⌫" : modelData === "=" ? pad.admin.enter : modelData
                    running: false
                    live: modelData !== "=" || pad.admin.complete
                    filled: modelData === "="
                    size: modelData === "<" ? 48 : 34
                    ground: Theme.ground
                    ink: Theme.ink
                    outline: Theme.soft
                    width: pad.key
                    height: pad.tall
                    onTapped: {
                        if (modelData === "<") {
                            pad.admin.eraseLast();
                        } else if (modelData === "=") {
                            pad.admin.enterPin();
                        } else {
                            pad.admin.type(modelData);
                        }
                    }
                }
            }
        }

        Button {
            label: pad.admin.leave
            running: false
            live: true
            ground: Theme.ground
            ink: Theme.ink
            outline: Theme.soft
            width: parent.width
            height: pad.tall
            onTapped: pad.admin.ask("")
        }
    }
}
