pragma ComponentBehavior: Bound

// The calm column: clock, schedule, QR code, and a quiet line about the link.
import QtQuick
import Panel
import Panel.Models

Rectangle {
    id: side

    required property DayModel day
    required property RoomModel room
    required property NoticeModel notice

    readonly property bool wide: Theme.portrait && card.visible
    readonly property bool noted: link.text !== ""

    color: Theme.ground

    Clock {
        id: clock

        day: side.day
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.inset
        y: Theme.portrait ? Theme.px(34) : Theme.px(60)
    }

    DayLine {
        day: side.day
        current: side.room.ground
        currentInk: side.room.ink
        anchors.left: parent.left
        anchors.leftMargin: Theme.inset
        anchors.top: clock.bottom
        anchors.topMargin: Theme.portrait ? Theme.px(16) : Theme.px(22)
        anchors.bottom: side.wide || !card.visible ? floor.top : card.top
        anchors.bottomMargin: Theme.px(14)
        width: parent.width - 2 * Theme.inset - (side.wide ? card.width + Theme.gap : 0)
    }

    QrCard {
        id: card

        source: side.notice.qr
        caption: side.notice.caption
        stacked: Theme.portrait
        room: parent.width - 2 * Theme.inset
        tallest: floor.y - clock.y - clock.height - Theme.px(12)
        anchors.right: parent.right
        anchors.rightMargin: Theme.inset
        anchors.bottom: floor.top
    }

    Item {
        id: floor

        width: parent.width
        anchors.bottom: parent.bottom
        height: side.noted ? link.height + Theme.px(24) : Theme.px(30)
    }

    Label {
        id: link

        text: side.notice.link
        color: Theme.soft
        size: 16
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.inset
        anchors.rightMargin: Theme.inset
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(14)
        maximumLineCount: 4
        wrapMode: Text.Wrap
    }
}
