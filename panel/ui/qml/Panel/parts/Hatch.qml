pragma ComponentBehavior: Bound

// A hatched edge: what is told here is not certain.
import QtQuick

Item {
    id: hatch

    required property color color

    clip: true

    Repeater {
        model: hatch.visible ? Math.ceil(hatch.height / hatch.width) + 2 : 0

        Rectangle {
            required property int index

            width: hatch.width * 2
            height: hatch.width * 0.36
            x: -hatch.width / 2
            y: (index - 0.5) * hatch.width
            rotation: -45
            antialiasing: true
            color: hatch.color
        }
    }
}
