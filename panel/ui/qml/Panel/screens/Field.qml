pragma ComponentBehavior: Bound

// The status field: what the room is, in the state's colour, and what can be done.
import QtQuick
import Panel
import Panel.Models

Item {
    id: field

    required property RoomModel room
    required property ActionsModel actions
    required property NoticeModel notice

    readonly property bool banded: room.coming !== ""

    objectName: "Field"

    Item {
        id: grounds

        anchors.fill: parent
        anchors.margins: -Theme.reach
        clip: true

        Rectangle {
            anchors.fill: parent
            color: field.room.ground
        }

        Image {
            id: picture

            anchors.fill: parent
            source: field.room.image
            asynchronous: true
            cache: false
            fillMode: Image.PreserveAspectCrop
            visible: picture.status === Image.Ready
        }

        Rectangle {
            anchors.fill: parent
            visible: picture.visible && !field.room.alone
            color: field.room.ground
            opacity: field.room.veil
        }

        Rectangle {
            // Under a picture that stands alone, the words have a ground of their own.
            anchors.fill: parent
            anchors.topMargin: status.y - Theme.px(Theme.portrait ? 82 : 40)
            visible: picture.visible && field.room.alone
            color: field.room.ground
        }

        Hatch {
            visible: field.room.shape === "question"
            width: Theme.px(20) + Theme.reach
            height: parent.height
            anchors.left: parent.left
            color: field.room.barOutline
        }
    }

    Column {
        id: header

        objectName: "header"

        anchors.left: parent.left
        anchors.right: badge.visible ? badge.left : parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        y: Theme.px(50)
        spacing: Theme.px(2)
        visible: !field.room.alone && !banner.high

        Label {
            width: parent.width
            text: field.room.name
            color: field.room.ink
            size: 44
            font.weight: Font.DemiBold
            visible: text !== ""
        }

        Label {
            width: parent.width
            text: field.room.seats
            color: field.room.soft
            size: 24
            visible: text !== "" && field.room.name !== ""
        }
    }

    Emblem {
        id: badge

        visible: Theme.portrait && shape !== "" && !field.room.alone && !banner.high
        shape: field.room.shape
        color: field.room.ink
        size: Theme.px(92)
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.px(54)
    }

    Emblem {
        visible: Theme.portrait && field.room.alone
        shape: field.room.shape
        color: field.room.ink
        size: Theme.px(92)
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        y: status.y - Theme.px(90)
    }

    Status {
        id: status

        readonly property real under: header.y + (field.room.alone ? 0 : header.height)
        readonly property real over: banner.low ? banner.y : bar.y - (field.banded ? Theme.px(24) : 0)

        room: field.room
        place: over - under
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        y: field.room.alone ? over - height : Math.round(under + (over - under - height) * 0.5)
    }

    Rectangle {
        // The next booking waits: its colour reaches up from below.
        visible: field.banded
        color: field.room.barGround
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: -Theme.reach
        anchors.rightMargin: -Theme.reach
        anchors.bottomMargin: -Theme.reach
        height: parent.height - bar.y + Theme.px(24) + Theme.reach
    }

    ActionBar {
        id: bar

        actions: field.actions
        together: field.banded
        heading: field.room.coming
        ground: field.room.barGround
        ink: field.room.barInk
        outline: field.room.barOutline
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin
    }

    Banner {
        id: banner

        // A button on it must be in reach.
        readonly property bool low: visible && Theme.lowReach && field.notice.again !== ""
        readonly property bool high: visible && !low

        notice: field.notice
        ground: field.room.ground
        ink: field.room.ink
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.px(32)
        y: low ? bar.y - height - Theme.px(12) : Theme.px(32)
    }
}
