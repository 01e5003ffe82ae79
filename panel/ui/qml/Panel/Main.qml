pragma ComponentBehavior: Bound

// The window: status field and column side by side, or one above the other.
import QtQuick
import Panel
import Panel.Models

Window {
    id: root

    required property RoomModel room
    required property ActionsModel actions
    required property DayModel day
    required property NoticeModel notice
    required property DressModel dress
    required property AttentionModel attention
    required property OutletsModel outlets
    required property LaterModel later

    readonly property bool turned: dress.rotate % 180 !== 0

    color: "black"

    Binding {
        target: Theme
        property: "page"
        value: page
    }

    Binding {
        target: Theme
        property: "dress"
        value: root.dress
    }

    Item {
        id: page

        readonly property bool fieldLast: Theme.portrait && Theme.lowReach

        width: root.turned ? root.height : root.width
        height: root.turned ? root.width : root.height
        x: (root.width - width) / 2 + root.attention.shiftX
        y: (root.height - height) / 2 + root.attention.shiftY
        rotation: root.dress.rotate
        LayoutMirroring.enabled: root.dress.mirrored
        LayoutMirroring.childrenInherit: true

        Rectangle {
            // The page moves a little; its grounds reach as far beyond the edges.
            anchors.fill: parent
            anchors.margins: -Theme.reach
            color: Theme.ground
        }

        Field {
            id: field

            room: root.room
            actions: root.actions
            notice: root.notice
            width: Theme.portrait ? page.width : Math.round(page.width * 0.62)
            height: Theme.portrait ? Math.round(page.height * 0.58) : page.height
            anchors.left: parent.left
            y: page.fieldLast ? page.height - height - strip.height : 0
        }

        Side {
            id: side

            day: root.day
            room: root.room
            notice: root.notice
            width: Theme.portrait ? page.width : page.width - field.width
            height: (Theme.portrait ? page.height - field.height : page.height) - strip.height
            anchors.right: parent.right
            y: page.fieldLast || !Theme.portrait ? 0 : field.height
        }

        Outlets {
            id: strip

            outlets: root.outlets
            width: Theme.portrait ? page.width : page.width - field.width
            anchors.right: parent.right
            anchors.bottom: parent.bottom
        }

        MouseArea {
            // The way to the admin's page, which nothing points to.
            objectName: "Corner"
            anchors.right: side.right
            anchors.top: side.top
            width: Math.max(56, Theme.touch)
            height: width
            onClicked: root.later.knock()
            onDoubleClicked: root.later.knock()
        }

        Loader {
            id: over

            // By its file: what the first picture does not show is not loaded for it.
            function fill(): void {
                if (root.later.there)
                    setSource("screens/Over.qml", {
                        sheet: root.later.sheet,
                        outlets: root.outlets,
                        admin: root.later.admin,
                        problems: root.later.problems,
                        room: root.room,
                        field: field
                    });
            }

            anchors.fill: parent
            focus: true
            Component.onCompleted: fill()

            Connections {
                function onThereChanged(): void {
                    over.fill();
                }

                target: root.later
            }
        }
    }

    Rectangle {
        id: veil

        objectName: "Veil"
        anchors.fill: parent
        color: "black"
        opacity: root.attention.veil
        visible: opacity > 0

        Behavior on opacity {
            enabled: !Theme.still

            NumberAnimation {
                duration: Theme.transition
            }
        }
    }
}
