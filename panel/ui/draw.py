"""Draws one picture in a process of its own, which limits may kill. No Qt but for svg.

Run as `python -P draw.py ORDER`; ORDER is a JSON object with kind (`image` or `qr`),
source, colour, width, height, folder and name. Prints the file it made, as JSON.
Nothing else of the program is imported: whatever a picture does happens here.
"""

import hashlib
import io
import json
import os
import resource
import sys
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import unquote, urlsplit

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
MEMORY = 1024 * 1024 * 1024
SECONDS = 20
FORMATS = ("PNG", "JPEG", "WEBP")
QUIET_ZONE = 4


class Unfit(Exception):
    """The picture is left out; the text says why."""


def main(order: dict[str, Any]) -> dict[str, str]:
    """Draw what is ordered: the file's path, or why there is none."""
    try:
        drawn = draw_code(order) if order["kind"] == "qr" else draw_image(order)
    except Unfit as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "it needs too much memory"}
    digest = hashlib.sha256(drawn).hexdigest()[:16]
    target = Path(order["folder"]) / f"{order['name']}-{digest}.png"
    return {"path": str(kept(target, drawn))}


def kept(target: Path, content: bytes) -> Path:
    """The file, written whole or not at all."""
    partial = target.with_suffix(f".{os.getpid()}.part")
    partial.write_bytes(content)
    partial.replace(target)
    return target


def draw_code(order: dict[str, Any]) -> bytes:
    """The QR code, one pixel a module, with its quiet zone."""
    from PIL import Image, ImageColor
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code: Any = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(order["source"])
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        raise Unfit("the address is too long for a QR code") from None
    rows = code.get_matrix()
    ink = ImageColor.getrgb(order["colour"])
    picture = Image.new("RGB", (len(rows), len(rows)), "white")
    picture.putdata([ink if dark else (255, 255, 255) for row in rows for dark in row])
    return as_png(picture)


def draw_image(order: dict[str, Any]) -> bytes:
    """The room's picture, cut to the size that is asked for."""
    size = (int(order["width"]), int(order["height"]))
    content = fetched(order["source"])
    if b"<svg" in content[:4096].lower():
        return drawn_svg(content, size)
    return drawn_raster(content, size)


def fetched(source: str) -> bytes:
    """What the address or the path holds, 10 MB at most."""
    try:
        if source.startswith(("http://", "https://")):
            return _from_web(source)
        return _from_file(Path(unquote(source.removeprefix("file://"))))
    except (OSError, URLError, ValueError) as error:
        raise Unfit(f"it cannot be read ({_plain(error)})") from None


def _plain(error: Exception) -> str:
    """What went wrong, on one line and without names that are not the reader's."""
    cause = getattr(error, "reason", error)
    words = getattr(cause, "strerror", None) or str(cause)
    return (words.splitlines() or ["no reason given"])[0]


def _from_file(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise Unfit("it is no ordinary file")
    with path.open("rb") as file:
        return _bounded(file.read(MOST_BYTES + 1))


def _from_web(address: str) -> bytes:
    opener = urllib.request.build_opener(_SameHost)
    with opener.open(address, timeout=SECONDS / 2) as answer:
        return _bounded(answer.read(MOST_BYTES + 1))


def _bounded(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise Unfit("it is larger than 10 MB")
    return content


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only where it stays on the same host."""

    def redirect_request(self, req: Any, *rest: Any) -> Any:
        if urlsplit(rest[-1]).hostname != urlsplit(req.full_url).hostname:
            raise Unfit("it was redirected to another host")
        return super().redirect_request(req, *rest)


def drawn_raster(content: bytes, size: tuple[int, int]) -> bytes:
    """A PNG of this size, cut from the middle of the picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise Unfit("it has more than 50 megapixels")
        picture.draft("RGB", (2 * size[0], 2 * size[1]))
        upright = ImageOps.exif_transpose(picture)
        mode = "RGBA" if upright.has_transparency_data else "RGB"
        return as_png(ImageOps.fit(upright.convert(mode), size))
    except UnidentifiedImageError:
        raise Unfit("it is no sound picture (none of PNG, JPEG, WebP, SVG)") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise Unfit(f"it is no sound picture ({error})") from None


def as_png(picture: Any) -> bytes:
    """The picture as a PNG file."""
    target = io.BytesIO()
    picture.save(target, "PNG", compress_level=3)
    return target.getvalue()


def drawn_svg(content: bytes, size: tuple[int, int]) -> bytes:
    """A PNG of this size, filled by the drawing, its overhang cut off."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSizeF, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication([])
    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid():
        raise Unfit("it is no sound drawing")
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(0)
    wanted = QSizeF(renderer.defaultSize())
    wanted.scale(*size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    place = QRectF(
        (size[0] - wanted.width()) / 2,
        (size[1] - wanted.height()) / 2,
        wanted.width(),
        wanted.height(),
    )
    painter = QPainter(image)
    renderer.render(painter, place)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    app.quit()
    return bytes(buffer.data().data())


def limit() -> None:
    """Bound what this process may take, and let the screen go first."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


if __name__ == "__main__":
    limit()
    print(json.dumps(main(json.loads(sys.argv[1]))))
