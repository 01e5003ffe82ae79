pragma ComponentBehavior: Bound

// Two triangles, tip to tip: halves of turned squares, which every renderer smooths.
import QtQuick

Item {
    id: glass

    required property color color

    component Half: Item {
        id: half

        required property real centre
        readonly property real side: glass.height / Math.SQRT2

        width: glass.width
        height: glass.height / 2
        clip: true

        Rectangle {
            width: half.side
            height: half.side
            x: (half.width - width) / 2
            y: half.centre - height / 2
            color: glass.color
            antialiasing: true
            transform: [
                Rotation {
                    origin.x: half.side / 2
                    origin.y: half.side / 2
                    angle: 45
                },
                Scale {
                    origin.x: half.side / 2
                    xScale: glass.width / glass.height
                }
            ]
        }
    }

    Half {
        centre: 0
    }

    Half {
        centre: height
        y: glass.height / 2
    }
}
