// The room's time and date.
import QtQuick
import Panel
import Panel.Models

Item {
    id: clock

    required property DayModel day

    readonly property int size: Theme.px(Theme.portrait ? 72 : 82)
    // Weekday and date have one size, with which the longer of them finds its place.
    readonly property int letters: Math.max(10, Math.min(Theme.text(22), Math.floor(100 * dates.width / Math.max(1, weekday.advanceWidth, date.advanceWidth))))

    height: Math.round(size * Theme.cap) + Theme.px(6)

    Text {
        id: time

        y: Math.round(clock.size * Theme.cap) - baselineOffset
        anchors.left: parent.left
        anchors.leftMargin: Theme.mirrored ? 0 : -Math.round(digits.tightBoundingRect.x)
        text: clock.day.clock
        textFormat: Text.PlainText
        color: Theme.ink
        font.family: Theme.display
        font.weight: Font.DemiBold
        font.pixelSize: clock.size
        font.letterSpacing: -0.01 * clock.size
        font.features: Theme.figures
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Label {
        id: half

        anchors.left: time.right
        anchors.leftMargin: Theme.px(8)
        anchors.baseline: time.baseline
        text: clock.day.half
        color: Theme.soft
        size: 22
    }

    TextMetrics {
        id: digits

        font: time.font
        text: time.text
    }

    TextMetrics {
        id: weekday

        font.pixelSize: 100
        text: clock.day.weekday
    }

    TextMetrics {
        id: date

        font.pixelSize: 100
        text: clock.day.date
    }

    Column {
        id: dates

        anchors.left: half.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: clock.day.weekday
            color: Theme.soft
            font.pixelSize: clock.letters
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignRight
            text: clock.day.date
            color: Theme.soft
            font.pixelSize: clock.letters
        }
    }
}
