pragma ComponentBehavior: Bound

// A page's address as a code for one's own phone, over the panel.
import QtQuick
import Panel
import Panel.Models

Item {
    id: sheet

    required property OutletsModel outlets

    objectName: "OutletCard"

    MouseArea {
        // What is under it is out of reach.
        anchors.fill: parent
        anchors.margins: -Theme.reach
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.reach
        color: "black"
        opacity: 0.66
    }

    Rectangle {
        id: card

        readonly property real most: Math.min(sheet.width - 4 * Theme.margin, sheet.height * 0.46)
        readonly property int pixels: code.implicitWidth ? Math.max(1, Math.floor(most / code.implicitWidth)) : 0

        anchors.centerIn: parent
        width: Math.min(sheet.width - 2 * Theme.margin, Math.max(Theme.px(620), code.width + 2 * Theme.margin))
        height: column.height + 2 * Theme.px(36)
        radius: Theme.radius
        color: "white"
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.outlets.heading

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(36)
            width: parent.width - 2 * Theme.margin
            spacing: Theme.px(16)

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: sheet.outlets.heading
                color: "#14171A"
                size: 34
                font.weight: Font.DemiBold
            }

            Item {
                width: parent.width
                height: card.most

                Image {
                    id: code

                    anchors.centerIn: parent
                    width: card.pixels * implicitWidth
                    height: width
                    source: sheet.outlets.qr
                    asynchronous: true
                    cache: false
                    smooth: false
                    Accessible.role: Accessible.Graphic
                    Accessible.name: sheet.outlets.caption
                }
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: sheet.outlets.caption
                color: "#14171A"
                size: 24
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }

            Item {
                width: 1
                height: Theme.px(4)
            }

            Button {
                width: parent.width
                height: Theme.secondary
                label: sheet.outlets.leave
                running: false
                live: true
                filled: true
                ground: "white"
                ink: "#14171A"
                outline: "#14171A"
                onTapped: sheet.outlets.close()
            }
        }
    }
}
