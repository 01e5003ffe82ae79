pragma ComponentBehavior: Bound

// Shape, word, supporting line, and the booking that it is about.
import QtQuick
import Panel
import Panel.Models

Item {
    id: status

    required property RoomModel room

    required property real place

    readonly property bool inline: !Theme.portrait && room.shape !== ""

    // What stands under the word is set smaller where it would not find its place.
    readonly property real letter: Theme.unit * (Theme.large ? 1.3 : 1)
    readonly property real core: letter * (46 * lines.rows + (room.title ? 70 : 0) + (room.host ? 40 : 0)) + Theme.unit * (34 + (room.progress >= 0 ? 28 : 0))
    readonly property real given: place - word.implicitHeight - Theme.px(Theme.portrait ? 72 : 44)

    // What matters less is left out where there is no place for it.
    readonly property bool greets: room.welcome !== "" && given >= tight * (core + greeting)
    readonly property bool quotes: room.wording !== "" && given >= tight * (core + greeted + small)
    readonly property bool serves: room.services !== "" && given >= tight * (core + greeted + quoted + small)
    readonly property real tight: 0.74
    readonly property real greeting: letter * 52
    readonly property real small: letter * 36
    readonly property real greeted: greets ? greeting : 0
    readonly property real quoted: quotes ? small : 0
    readonly property real wanted: core + greeted + quoted + (serves ? small : 0)
    readonly property real squeeze: Math.max(0.6, Math.min(1, given / wanted))

    objectName: "Status"
    height: Math.ceil(column.height)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: room.spoken

    Connections {
        target: status.room

        function onAnnounced(text: string) {
            status.Accessible.announce(text);
        }
    }

    Column {
        id: column

        width: parent.width

        Item {
            width: parent.width
            height: word.implicitHeight

            Emblem {
                id: emblem

                visible: status.inline
                shape: status.room.shape
                color: status.room.ink
                size: word.capital
                y: word.rise
                anchors.left: parent.left
            }

            Word {
                id: word

                text: status.room.word
                room: status.width - (status.inline ? Theme.px(30) : 0)
                led: status.inline
                color: status.room.ink
                edge: status.room.edge
                edged: status.room.edge !== status.room.ground || status.room.image !== ""
                anchors.left: status.inline ? emblem.right : parent.left
                anchors.leftMargin: status.inline ? Theme.px(30) : 0
                anchors.right: parent.right
            }
        }

        Item {
            width: 1
            height: Theme.px(34 * status.squeeze)
        }

        Lines {
            id: lines

            line: status.room.line
            aside: status.room.aside
            ink: status.room.ink
            soft: status.room.soft
            counting: status.room.shape === "hourglass"
            squeeze: status.squeeze
            width: parent.width
        }

        Label {
            width: parent.width
            text: status.room.wording
            color: status.room.soft
            size: 24 * status.squeeze
            topPadding: Theme.px(6 * status.squeeze)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.max(12, Math.round(font.pixelSize * 0.7))
            visible: status.quotes
        }

        Label {
            width: parent.width
            text: status.room.title
            color: status.room.ink
            size: 35 * status.squeeze
            font.weight: Font.DemiBold
            topPadding: Theme.px(26 * status.squeeze)
            visible: text !== ""
        }

        Label {
            width: parent.width
            text: status.room.host
            color: status.room.soft
            size: 26 * status.squeeze
            topPadding: Theme.px((status.room.title === "" ? 18 : 6) * status.squeeze)
            visible: text !== ""
        }

        Label {
            width: parent.width
            text: status.room.services
            color: status.room.soft
            size: 24 * status.squeeze
            topPadding: Theme.px(6 * status.squeeze)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.max(12, Math.round(font.pixelSize * 0.7))
            visible: status.serves
        }

        Label {
            width: parent.width
            text: status.room.welcome
            color: status.room.ink
            size: 30 * status.squeeze
            topPadding: Theme.px(14 * status.squeeze)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.max(12, Math.round(font.pixelSize * 0.7))
            visible: status.greets
        }

        Label {
            width: parent.width
            text: status.room.alone || status.room.name === "" ? status.room.seats : ""
            color: status.room.soft
            size: 26
            topPadding: Theme.px(8)
            visible: text !== ""
        }

        Item {
            width: 1
            height: Theme.px(22 * status.squeeze)
            visible: progress.visible
        }

        Progress {
            id: progress

            width: parent.width
            share: status.room.progress
            color: status.room.ink
            visible: share >= 0
        }
    }
}
