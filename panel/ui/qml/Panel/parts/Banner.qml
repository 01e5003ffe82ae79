pragma ComponentBehavior: Bound

// What came of the last tap, for a few seconds.
import QtQuick
import Panel
import Panel.Models

Rectangle {
    id: banner

    required property NoticeModel notice
    required property color ground
    required property color ink

    objectName: "Banner"
    visible: notice.text !== ""
    opacity: visible ? 1 : 0
    height: Math.max(Theme.px(96), text.implicitHeight + Theme.px(36))
    radius: Theme.radius
    color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: notice.text

    Behavior on opacity {
        enabled: !Theme.still && banner.visible

        NumberAnimation {
            duration: Theme.transition
        }
    }

    Connections {
        target: banner.notice

        function onTextChanged() {
            if (banner.notice.text !== "") {
                banner.Accessible.announce(banner.notice.text);
            }
        }
    }

    Label {
        id: text

        anchors.left: parent.left
        anchors.right: again.visible ? again.left : parent.right
        anchors.leftMargin: Theme.px(28)
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        text: banner.notice.text
        color: banner.ground
        size: 28
        font.weight: Font.Medium
        wrapMode: Text.Wrap
        maximumLineCount: 3
    }

    Button {
        id: again

        visible: banner.notice.again !== ""
        label: banner.notice.again
        running: false
        live: true
        ground: banner.ink
        ink: banner.ground
        outline: banner.ground
        width: Theme.px(180)
        height: Math.max(Theme.px(64), Theme.touch)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter
        onTapped: banner.notice.tryAgain()
    }
}
