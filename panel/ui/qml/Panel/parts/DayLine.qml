pragma ComponentBehavior: Bound

// Today true to scale, then the days after; the one thing that scrolls.
import QtQuick
import Panel
import Panel.Models

Item {
    id: schedule

    required property DayModel day
    required property color current
    required property color currentInk

    readonly property int gutter: Math.min(Math.round(width * 0.36), Math.max(Theme.px(Theme.large ? 84 : 72), Math.ceil(widest.advanceWidth) + Theme.px(14)))
    readonly property int overhang: Theme.px(10)
    readonly property real place: height - strips.height - overhang

    // The part of the line that is seen when nobody has moved it.
    readonly property real seenHours: Math.max(1, day.lineHours * (1 - day.anchor))
    readonly property real least: day.hourHeight * Theme.unit
    readonly property real over: place - seenHours * least
    readonly property bool tellsLater: later.count > 0 && over >= Theme.headingRow + Theme.listRow
    readonly property real most: Math.max(least, 84 * Theme.unit)
    // Where today fills the place, the next day is told below it, until somebody moves it.
    readonly property real strip: Theme.headingRow + Theme.listRow + Theme.px(4)
    readonly property bool glimpsed: !tellsLater && soon.count > 1 && place - strip >= 2.5 * least
    readonly property real space: place - (glimpsed ? strip : 0)
    readonly property real hourHeight: tellsLater ? least : Math.max(least, Math.min(space / seenHours, most))
    readonly property int listed: Math.floor((over - Theme.headingRow) / Theme.listRow)

    TextMetrics {
        id: widest

        font.pixelSize: Theme.text(16)
        text: schedule.day.widest
    }

    Column {
        id: strips

        width: parent.width
        spacing: Theme.px(2)
        bottomPadding: repeater.count ? Theme.px(6) : 0

        Repeater {
            id: repeater

            model: schedule.day.strips

            LaterRow {
                required property bool current

                boxed: true
                box: current ? schedule.current : Theme.block
                lettering: current ? schedule.currentInk : Theme.ink
                gutter: schedule.gutter
                width: strips.width
            }
        }
    }

    Flickable {
        id: flick

        readonly property real home: Math.max(0, Math.min(schedule.day.anchor * line.height, contentHeight - height))
        property bool held: false

        objectName: "Schedule"
        anchors.top: strips.bottom
        width: parent.width
        height: schedule.overhang + (schedule.tellsLater ? schedule.seenHours * schedule.least + Theme.headingRow + schedule.listed * Theme.listRow : held ? schedule.place : schedule.space)
        contentWidth: width
        contentHeight: content.height
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick
        clip: true

        onHomeChanged: if (!held) {
            contentY = home;
        }
        onMovementStarted: {
            held = true;
            back.stop();
        }
        onMovementEnded: back.restart()

        Timer {
            id: back

            objectName: "back"
            interval: 30000
            onTriggered: {
                flick.held = false;
                flick.contentY = flick.home;
            }
        }

        Column {
            id: content

            width: flick.width
            topPadding: schedule.overhang

            Hours {
                id: line

                day: schedule.day
                current: schedule.current
                currentInk: schedule.currentInk
                gutter: schedule.gutter
                lowest: flick.contentY + flick.height - y
                width: parent.width
                height: Math.round(schedule.day.lineHours * schedule.hourHeight)
            }

            Repeater {
                id: later

                model: schedule.day.later

                LaterRow {
                    id: row

                    required property string key

                    gutter: schedule.gutter
                    lowest: flick.contentY + flick.height
                    width: content.width

                    MouseArea {
                        anchors.fill: parent
                        onClicked: schedule.day.tapLater(row.key)
                    }
                }
            }
        }
    }

    Column {
        width: parent.width
        anchors.bottom: parent.bottom
        visible: schedule.glimpsed && !flick.held

        Repeater {
            id: soon

            model: schedule.day.soon

            LaterRow {
                id: glimpse

                required property string key

                gutter: schedule.gutter
                width: schedule.width

                MouseArea {
                    anchors.fill: parent
                    onClicked: schedule.day.tapLater(glimpse.key)
                }
            }
        }
    }
}
