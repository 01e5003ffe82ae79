pragma ComponentBehavior: Bound

// A line that somebody types into, by the keys on the screen or by real ones.
import QtQuick
import Panel

Item {
    id: entry

    required property string label
    required property string hint
    required property string value
    required property string clearing
    required property bool active
    required property color ground
    required property color ink
    required property color soft
    required property color outline

    readonly property color lettering: active ? ground : ink
    readonly property color beside: active ? ground : soft

    signal asked
    signal typed(text: string)
    signal cleared

    objectName: "Entry"
    onActiveChanged: if (active) {
        input.forceActiveFocus();
    }
    Component.onCompleted: if (active) {
        input.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: entry.active ? entry.ink : "transparent"
        border.width: entry.active ? 0 : Math.max(2, Theme.px(3))
        border.color: entry.outline
    }

    Label {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        text: entry.label
        color: entry.beside
        size: 20
        Accessible.ignored: true
    }

    Item {
        id: place

        anchors.left: name.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: clear.visible ? clear.left : parent.right
        anchors.rightMargin: clear.visible ? 0 : Theme.px(24)
        height: parent.height

        Label {
            anchors.fill: parent
            verticalAlignment: Text.AlignVCenter
            text: entry.hint
            color: entry.beside
            size: 26
            opacity: entry.active ? 0.8 : 1
            visible: entry.value === ""
            Accessible.ignored: true
        }

        TextInput {
            id: input

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: TextInput.AlignLeft
            text: entry.value
            color: entry.lettering
            font.pixelSize: Theme.text(26)
            font.weight: Font.Medium
            maximumLength: 120
            clip: true
            activeFocusOnPress: false
            inputMethodHints: Qt.ImhNoPredictiveText
            selectionColor: entry.ground
            selectedTextColor: entry.ink
            onTextEdited: entry.typed(text)
            Accessible.role: Accessible.EditableText
            Accessible.name: entry.label
            Accessible.description: entry.hint

            // It stands still: nothing blinks on this wall.
            cursorDelegate: Rectangle {
                visible: entry.active
                width: Math.max(2, Theme.px(3))
                color: entry.lettering
            }
        }
    }

    Rectangle {
        // The pressed look.
        anchors.fill: parent
        radius: Theme.radius
        visible: touch.pressed
        color: entry.lettering
        opacity: 0.28
    }

    MouseArea {
        id: touch

        anchors.fill: parent
        enabled: !entry.active
        onClicked: entry.asked()
    }

    Item {
        id: clear

        width: Math.max(Theme.touch, Theme.px(64))
        height: parent.height
        anchors.right: parent.right
        visible: entry.active && entry.value !== ""
        Accessible.role: Accessible.Button
        Accessible.name: entry.clearing
        Accessible.onPressAction: entry.cleared()

        Label {
            anchors.centerIn: parent
            text: "\u00d7"
            color: entry.lettering
            size: 34
            opacity: wipe.pressed ? 0.5 : 1
            Accessible.ignored: true
        }

        MouseArea {
            id: wipe

            anchors.fill: parent
            onClicked: entry.cleared()
        }
    }
}
