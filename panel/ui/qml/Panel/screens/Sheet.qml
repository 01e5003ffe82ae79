pragma ComponentBehavior: Bound

// The booking sheet: over the status field, or over the whole panel where that is small
// or somebody types.
import QtQuick
import Panel
import Panel.Models

FocusScope {
    id: page

    required property SheetModel sheet
    required property RoomModel room
    required property Item field

    readonly property bool typing: sheet.cursor !== ""
    readonly property int gap: least + Math.min(Theme.px(12), Math.floor((spare - lead) / (2 * rows + 2)))
    readonly property int least: Theme.px(14)
    readonly property int margin: typing ? Theme.px(28) : Theme.margin
    readonly property int lowest: Math.max(Theme.secondary, Math.ceil(Theme.text(52) * 1.25))
    readonly property int each: lowest + Math.min(Theme.px(18), Math.floor((spare - lead) / (2 * rows + 2)))
    readonly property int under: Math.max(Theme.px(144), Theme.px(46) + Math.ceil(Theme.text(72) * 1.25))
    readonly property int foot: Theme.px(44)
    readonly property int choices: steps.count * (each + gap)
    readonly property int fields: sheet.hosted ? 2 : 1
    readonly property int words: fields * (each + gap)
    readonly property int lines: steps.count + fields
    readonly property int stacked: under + lines * (lowest + least) + Theme.px(8) + Theme.primary + foot
    readonly property bool whole: typing || stacked > field.height || (Theme.lowReach && !Theme.portrait)

    // Two columns while lengths are chosen, one row while somebody types.
    readonly property bool wide: whole && !typing && !Theme.portrait
    readonly property bool single: typing && !Theme.portrait

    // What a tall paper leaves is shared: above the first row, between them, in them.
    readonly property int rows: wide ? Math.max(steps.count, fields + 1) : lines
    readonly property int taken: wide ? under + rows * (lowest + least) + foot : stacked
    readonly property int spare: typing || Theme.lowReach ? 0 : Math.max(0, (whole ? height : field.height) - taken)
    readonly property int lead: Math.min(Theme.px(28), Math.floor(spare / 4))

    objectName: "Sheet"
    visible: sheet.opened
    focus: true
    Keys.onEscapePressed: sheet.close()
    Keys.onReturnPressed: sheet.enter()
    Keys.onEnterPressed: sheet.enter()
    Keys.onTabPressed: sheet.advance()
    onTypingChanged: if (!typing) {
        forceActiveFocus();
    }
    onVisibleChanged: if (visible && !typing) {
        forceActiveFocus();
    }

    Rectangle {
        id: paper

        readonly property int inner: width - 2 * page.margin
        readonly property int column: page.wide ? Math.round((inner - Theme.px(48)) / 2) : inner
        readonly property int second: page.margin + inner - column
        readonly property int block: page.wide ? Math.max(page.choices - page.gap, page.words + Theme.primary) : page.choices + page.words + Theme.primary
        readonly property int begin: page.whole || Theme.lowReach ? height - page.foot - block : page.under + page.lead
        // With nobody to look for, it stands in the middle above the keys.
        readonly property int lift: page.sheet.hosted || !page.typing ? 0 : Math.max(0, Math.round((height - Theme.px(96) - page.each) / 2))
        // Where keys must be large, a found name matters more than what is known.
        readonly property bool bare: page.single && height < Theme.px(76) + 2 * (page.each + page.gap) + page.gap
        readonly property int row: lift + Theme.px(bare ? 14 : 76)

        x: page.whole ? 0 : page.field.x
        y: page.whole ? 0 : page.field.y
        width: page.whole ? page.width : page.field.width
        height: page.typing ? page.height - board.height : page.whole ? page.height : page.field.height
        color: page.room.ground

        Rectangle {
            // As far beyond the edges as the page moves.
            anchors.fill: parent
            anchors.margins: page.whole ? -Theme.reach : 0
            color: page.room.ground
        }

        MouseArea {
            anchors.fill: parent
        }

        Column {
            anchors.left: parent.left
            anchors.leftMargin: page.margin
            y: parent.lift + Theme.px(page.typing ? 24 : 40) + Math.min(Theme.px(10), page.lead)
            width: parent.inner
            visible: page.sheet.sentence === "" && !paper.bare

            Label {
                width: parent.width
                text: page.sheet.heading
                color: page.room.ink
                size: 44
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 16
                visible: !page.typing
            }

            Label {
                width: parent.width
                text: page.sheet.when
                color: page.room.ink
                size: 28
                font.weight: page.typing ? Font.DemiBold : Font.Normal
                font.features: Theme.figures
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
            }
        }

        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: page.margin - Theme.px(20)
            y: parent.lift + Theme.px(page.typing ? 10 : 28)
            width: parent.inner + Theme.px(40)
            height: Theme.px(page.typing ? 56 : 104)
            radius: Theme.radius
            color: page.room.ink
            visible: page.sheet.sentence !== ""
            Accessible.role: Accessible.AlertMessage
            Accessible.name: page.sheet.sentence

            Label {
                anchors.fill: parent
                anchors.leftMargin: Theme.px(24)
                anchors.rightMargin: Theme.px(24)
                verticalAlignment: Text.AlignVCenter
                text: page.sheet.sentence
                color: page.room.ground
                size: 28
                font.weight: Font.Medium
                wrapMode: Text.Wrap
                maximumLineCount: page.typing ? 1 : 3
                fontSizeMode: Text.Fit
                minimumPixelSize: 12
                Accessible.ignored: true
            }
        }

        Column {
            anchors.left: parent.left
            anchors.leftMargin: page.margin
            y: parent.begin
            width: parent.column
            spacing: page.gap
            visible: !page.typing

            Repeater {
                id: steps

                model: page.sheet.steps

                Stepper {
                    required property string key

                    width: paper.column
                    height: page.each
                    ground: page.room.ground
                    ink: page.room.ink
                    outline: page.room.barOutline
                    onStepped: by => page.sheet.step(key, by)
                }
            }
        }

        Grid {
            id: entries

            readonly property int each: columns === 2 ? Math.round((width - page.gap) / 2) : width

            anchors.left: parent.left
            anchors.leftMargin: page.single ? close.width + page.gap + page.margin : parent.second
            y: page.single ? parent.row : page.typing ? parent.row + page.each + page.gap : parent.begin + (page.wide ? 0 : page.choices)
            width: page.single ? parent.inner - close.width - book.width - 2 * page.gap : parent.column
            columns: page.single && page.sheet.hosted ? 2 : 1
            spacing: page.gap

            Entry {
                width: entries.each
                height: page.each
                label: page.sheet.titleLabel
                hint: page.sheet.titleHint
                value: page.sheet.title
                clearing: page.sheet.clearing
                active: page.sheet.cursor === "title"
                ground: page.room.ground
                ink: page.room.ink
                soft: page.room.soft
                outline: page.room.barOutline
                onAsked: page.sheet.focus("title")
                onTyped: text => page.sheet.write("title", text)
                onCleared: page.sheet.clear("title")
            }

            Entry {
                width: entries.each
                height: page.each
                visible: page.sheet.hosted
                label: page.sheet.hostLabel
                hint: page.sheet.hostHint
                value: page.sheet.host
                clearing: page.sheet.clearing
                active: page.sheet.cursor === "host"
                ground: page.room.ground
                ink: page.room.ink
                soft: page.room.soft
                outline: page.room.barOutline
                onAsked: page.sheet.focus("host")
                onTyped: text => page.sheet.write("host", text)
                onCleared: page.sheet.clear("host")
            }
        }

        Button {
            id: close

            anchors.left: parent.left
            anchors.leftMargin: page.typing ? page.margin : parent.second
            y: page.typing ? parent.row : parent.height - page.foot - height
            width: page.single ? Math.max(Theme.px(150), Theme.touch) : Math.round(parent.column * 0.32)
            height: page.typing ? page.each : Theme.primary
            label: page.sheet.closing
            running: false
            live: true
            ground: page.room.ground
            ink: page.room.ink
            outline: page.room.barOutline
            onTapped: page.sheet.close()
        }

        Button {
            id: book

            anchors.right: parent.right
            anchors.rightMargin: page.margin
            y: close.y
            width: page.single ? Math.max(Theme.px(200), Theme.touch) : parent.column - close.width - page.gap
            height: close.height
            filled: true
            once: true
            label: page.sheet.book
            running: page.sheet.running
            live: page.sheet.live
            ground: page.room.ground
            ink: page.room.ink
            outline: page.room.barOutline
            onTapped: page.sheet.order()
        }

        People {
            anchors.left: parent.left
            anchors.leftMargin: page.margin
            y: entries.y + entries.height + page.gap
            width: parent.inner
            height: parent.height - y - page.gap
            visible: page.typing
            sheet: page.sheet
            ground: page.room.ground
            ink: page.room.ink
            outline: page.room.barOutline
        }
    }

    Keyboard {
        id: board

        visible: page.typing
        width: parent.width
        anchors.bottom: parent.bottom
        sheet: page.sheet
    }
}
