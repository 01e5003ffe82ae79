"""Pictures are drawn by a real child process, within limits, and kept."""

import io
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from panel.ui.pictures import MOST_KEPT, Order, Pictures

SIZE = (200, 160)
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
<rect width="100" height="50" fill="#ff0000"/></svg>"""


@pytest.fixture
def pictures(tmp_path: Path, qapp: object) -> Iterator[Pictures]:
    made = Pictures(tmp_path / "kept")
    made.begin()
    yield made
    made.close()


def order(source: object, size: tuple[int, int] = SIZE) -> Order:
    return Order(kind="image", source=str(source), width=size[0], height=size[1])


def drawn(pictures: Pictures, wanted: Order, qtbot: QtBot) -> Path | None:
    """The file that comes of an order, or None where it is left out."""
    pictures.url(wanted)
    qtbot.waitUntil(lambda: not pictures.busy, timeout=40_000)
    url = pictures.url(wanted)
    return Path(QUrl(url).toLocalFile()) if url else None


def saved(folder: Path, name: str, picture: Image.Image, **options: object) -> Path:
    target = folder / name
    picture.save(target, **options)  # type: ignore[arg-type]
    return target


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_raster_pictures(
    pictures: Pictures, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    source = saved(tmp_path, f"room.{kind}", Image.new("RGB", (640, 480), "#3366CC"))
    made = drawn(pictures, order(source), qtbot)
    assert made is not None
    with Image.open(made) as picture:
        assert (picture.size, picture.format) == (SIZE, "PNG")
        red, green, blue = picture.convert("RGB").getpixel((5, 5))
    assert abs(red - 0x33) + abs(green - 0x66) + abs(blue - 0xCC) < 20


def test_the_suffix_does_not_matter(
    pictures: Pictures, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = Image.new("RGB", (64, 48), "red")
    source = saved(tmp_path, "room.txt", picture, format="PNG")
    assert drawn(pictures, order(f"file://{source}"), qtbot) is not None


def test_a_drawing(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "plan.svg"
    source.write_text(SVG)
    made = drawn(pictures, order(source), qtbot)
    assert made is not None
    with Image.open(made) as picture:
        assert picture.size == SIZE
        assert picture.convert("RGB").getpixel((100, 80)) == (255, 0, 0)


def test_turned_by_the_camera(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    picture = Image.new("RGB", (80, 100), "blue")
    picture.paste("red", (0, 0, 80, 50))
    exif = Image.Exif()
    exif[0x0112] = 6
    source = saved(tmp_path, "phone.jpg", picture, exif=exif)
    made = drawn(pictures, order(source, (100, 80)), qtbot)
    assert made is not None
    with Image.open(made) as upright:
        red, _, blue = upright.getpixel((90, 40))
    assert red > blue


def bomb(width: int, height: int) -> bytes:
    """A small PNG file of very many black pixels."""
    row = b"\0" * (1 + width // 8)
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checked


LAUGHS = "".join(
    f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
)
SVG_BOMB = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs>'
    f'<g id="g0"><rect width="9" height="9"/></g>{LAUGHS}</defs><use href="#g8"/></svg>'
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no picture at all", "it is no sound picture"),
        (b"", "it is no sound picture"),
        (bomb(8000, 8000), "it has more than 50 megapixels"),
        (b"\x89PNG" + b"x" * (10 * 1024 * 1024), "it is larger than 10 MB"),
        (b"<svg this is not xml", "it is no sound drawing"),
        (b"GIF89a" + b"\0" * 40, "it is no sound picture"),
    ],
)
def test_what_is_left_out(
    pictures: Pictures,
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    content: bytes,
    why: str,
) -> None:
    source = tmp_path / "room.png"
    source.write_bytes(content)
    assert drawn(pictures, order(source), qtbot) is None
    assert drawn(pictures, order(source), qtbot) is None
    (said,) = [r.getMessage() for r in caplog.records]
    assert said.startswith(f"picture {source} is left out: {why}")


def test_a_truncated_picture(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(whole, "PNG")
    source = tmp_path / "half.png"
    source.write_bytes(whole.getvalue()[:20_000])
    assert drawn(pictures, order(source), qtbot) is None


def test_a_drawing_that_never_ends_is_stopped(
    pictures: Pictures, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "bomb.svg"
    source.write_text(SVG_BOMB)
    pictures.url(order(source))
    pictures._limit.setInterval(1500)
    qtbot.waitUntil(lambda: not pictures.busy, timeout=40_000)


def test_no_file(
    pictures: Pictures, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert drawn(pictures, order(tmp_path / "missing.png"), qtbot) is None
    assert "cannot be read" in caplog.text


def test_no_folder_to_keep_it_in(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    pictures = Pictures(tmp_path / "file" / "kept")
    pictures.begin()
    source = saved(tmp_path, "room.png", Image.new("RGB", (9, 9)))
    assert drawn(pictures, order(source), qtbot) is None
    assert "the folder cannot be made" in caplog.text


def test_drawn_once_and_kept(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    source = saved(tmp_path, "room.png", Image.new("RGB", (64, 48), "red"))
    first = drawn(pictures, order(source), qtbot)
    again = Pictures(tmp_path / "kept")
    assert again.url(order(source)) == QUrl.fromLocalFile(str(first)).toString()
    assert not again.busy


def test_a_changed_file_is_drawn_anew(
    pictures: Pictures, qtbot: QtBot, tmp_path: Path
) -> None:
    source = saved(tmp_path, "room.png", Image.new("RGB", (64, 48), "red"))
    first = drawn(pictures, order(source), qtbot)
    saved(tmp_path, "room.png", Image.new("RGB", (65, 48), "blue"))
    later = Pictures(tmp_path / "kept")
    later.begin()
    assert drawn(later, order(source), qtbot) != first


def test_nothing_is_drawn_before_the_first_frame(qapp: object, tmp_path: Path) -> None:
    pictures = Pictures(tmp_path / "kept")
    pictures.url(order(tmp_path / "room.png"))
    assert pictures.busy
    assert not (tmp_path / "kept").exists()


def test_few_files_are_kept(pictures: Pictures, qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    for number in range(20):
        (kept / f"old{number}-0.png").write_bytes(b"")
    source = saved(tmp_path, "room.png", Image.new("RGB", (64, 48), "red"))
    made = drawn(pictures, order(source), qtbot)
    files = list(kept.iterdir())
    assert made in files
    assert len(files) == MOST_KEPT


Answer = Callable[[BaseHTTPRequestHandler], None]


class Web:
    """A server on loopback that answers as a test wants."""

    def __init__(self, answer: Answer) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/room.png"

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *args: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def gives(content: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        request.wfile.write(content)

    return answer


def a_picture(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(target, "PNG")
    return target.getvalue()


def test_a_picture_from_the_web(pictures: Pictures, qtbot: QtBot) -> None:
    with Web(gives(a_picture("red"))) as web:
        assert drawn(pictures, order(web.address), qtbot) is not None


def test_a_picture_that_changed_in_the_web(
    pictures: Pictures, qtbot: QtBot, tmp_path: Path
) -> None:
    contents = [a_picture("red"), a_picture("blue")]

    def answer(request: BaseHTTPRequestHandler) -> None:
        gives(contents.pop(0))(request)

    with Web(answer) as web:
        first = drawn(pictures, order(web.address), qtbot)
        restarted = Pictures(tmp_path / "kept")
        assert restarted.url(order(web.address)), "the old one is shown at once"
        restarted.begin()
        assert drawn(restarted, order(web.address), qtbot) != first


def test_an_endless_answer(pictures: Pictures, qtbot: QtBot) -> None:
    with Web(gives(b"x" * (11 * 1024 * 1024))) as web:
        assert drawn(pictures, order(web.address), qtbot) is None


def test_a_redirect_to_another_host(
    pictures: Pictures, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def away(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "http://localhost:1/room.png")
        request.end_headers()

    with Web(away) as web:
        assert drawn(pictures, order(web.address), qtbot) is None
    assert "it was redirected to another host" in caplog.text


def test_no_answer(pictures: Pictures, qtbot: QtBot) -> None:
    with Web(gives(b"")) as web:
        address = web.address
    assert drawn(pictures, order(address), qtbot) is None
