"""Opening web addresses from the window: only when the reader asks, with a way to give up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QPushButton

from viewer.arguments import Arguments, is_address
from viewer.text.script import View
from viewer.ui import opening
from viewer.ui.application import desk
from viewer.ui.choosing import RecentMenu
from viewer.ui.fetching import meant

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]
PAGE = "软件和互联网的发展。".encode()


class Server:
    """A server on this machine that notes what it is asked for; `/slow` waits in the middle of its answer."""

    def __init__(self) -> None:
        asked, go_on = self.asked, self.go_on = [], threading.Event()

        class Pages(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(404 if self.path == "/none" else 200)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(PAGE)))
                self.end_headers()
                self.wfile.write(PAGE[:6])
                if self.path == "/slow":
                    go_on.wait(30)
                self.wfile.write(PAGE[6:])

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    asked: list[str]
    go_on: threading.Event

    def stop(self) -> None:
        self.go_on.set()
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


def shown_texts() -> list[str]:
    return [window.pane.view.toPlainText() for window in desk().windows]


def ask_for(reader: Reader, text: str) -> None:
    """Write an address as a reader does."""
    reader.press("Ctrl+L")
    field = reader.part(QLineEdit, "addressField")
    assert field.hasFocus()
    reader.write(text, field)
    reader.press("Return", field)
    assert not reader.part(QFrame, "addressBar").isVisible()
    assert reader.window.focusWidget() is reader.view


def test_ctrl_l_opens_a_page_and_knows_where_it_is_from(open_text: Open, server: Server) -> None:
    reader = open_text("第一篇。", "--script", "taiwan")
    ask_for(reader, f" {server.address}/article ")
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", PAGE.decode()])
    article = desk().windows[1].pane.reading.article
    assert article.metadata.address == f"{server.address}/article"
    assert [document.name for document in desk().recents.list()] == ["article", "文章.txt"]
    assert server.asked == ["/article"]


def test_a_page_of_the_list_is_fetched_again_where_it_is_shown(open_text: Open, server: Server) -> None:
    reader = open_text("第一篇。")
    ask_for(reader, f"{server.address}/article#2")
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", PAGE.decode()])
    page = desk().windows[1]
    page.pane.choose(View.TAIWAN)
    menu = RecentMenu(desk().recents, reader.window)
    menu.chosen.connect(reader.window.open_requested)
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == f"article\t{server.address[7:]}"
    menu.actions()[0].trigger()
    reader.qtbot.waitUntil(lambda: server.asked == ["/article"] * 2 and not page.opening.is_busy)
    assert shown_texts() == ["第一篇。", page.pane.view.toPlainText()]
    assert page.pane.reading.view is View.TAIWAN


def test_a_page_is_not_fetched_when_the_program_starts(open_text: Open, server: Server) -> None:
    reader = open_text("第一篇。")
    ask_for(reader, f"{server.address}/article")
    reader.qtbot.waitUntil(lambda: len(shown_texts()) == 2)
    (window,) = desk().open(Arguments())
    reader.qtbot.waitUntil(lambda: window.pane.view.toPlainText() == "第一篇。")
    assert server.asked == ["/article"]


def test_ctrl_l_opens_a_path(open_text: Open, tmp_path: Path) -> None:
    reader = open_text("第一篇。")
    (tmp_path / "二.txt").write_text("第二篇。", "utf-8")
    ask_for(reader, "二.txt")
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "第二篇。"])


def test_escape_closes_the_line(open_text: Open) -> None:
    reader = open_text("第一篇。")
    reader.press("Ctrl+L")
    reader.press("Esc", reader.part(QLineEdit, "addressField"))
    assert not reader.part(QFrame, "addressBar").isVisible()
    assert reader.window.focusWidget() is reader.view


def test_what_the_server_refuses_is_told(open_text: Open, server: Server) -> None:
    reader = open_text("第一篇。")
    ask_for(reader, f"{server.address}/none")
    reader.qtbot.waitUntil(lambda: "the server answered “404 Not Found”" in reader.notice)
    assert shown_texts() == ["第一篇。"]


def test_a_slow_page_shows_how_much_has_come_and_can_be_given_up(
    open_text: Open, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE_MS", 1)
    reader = open_text("第一篇。")
    ask_for(reader, f"{server.address}/slow")
    reader.qtbot.waitUntil(lambda: reader.window.findChild(QFrame, "openingBar") is not None)
    progress = reader.part(QProgressBar, "openingProgress")
    reader.qtbot.waitUntil(lambda: progress.value() == 1000 * 6 // len(PAGE))
    QTest.mouseClick(reader.part(QPushButton, "openingCancel"), Qt.MouseButton.LeftButton)
    reader.qtbot.waitUntil(lambda: not reader.part(QFrame, "openingBar").isVisible())
    assert not reader.window.opening.is_busy
    assert reader.notice == ""


def test_a_command_line_may_name_a_page(open_file: Open, server: Server) -> None:
    reader = open_file(f"{server.address}/article", "--script", "taiwan")
    reader.qtbot.waitUntil(lambda: reader.shown == "軟件和互聯網的發展。")


def test_a_link_that_is_dropped_opens(open_text: Open, server: Server) -> None:
    reader = open_text("第一篇。")
    data = QMimeData()
    data.setUrls([QUrl(f"{server.address}/article")])
    reader.window.features.arrivals.take(data)
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", PAGE.decode()])


def test_an_address_that_is_pasted_is_asked_about_first(open_text: Open, server: Server) -> None:
    reader = open_text("第一篇。")
    QGuiApplication.clipboard().setText(f"{server.address}/article\n")
    reader.press("Ctrl+V")
    field = reader.part(QLineEdit, "addressField")
    assert field.text() == f"{server.address}/article"
    assert server.asked == [], "nothing is fetched before the reader says so"
    reader.press("Return", field)
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", PAGE.decode()])


def test_nothing_is_fetched_because_an_article_says_so(open_text: Open, server: Server) -> None:
    address = f"{server.address}/article"
    reader = open_text(f"![图]({address})\n\n<img src='{address}'>\n\n{address}\n", name="文.md")
    reader.press("Ctrl+3")
    reader.press("End")
    assert server.asked == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("www.a.org/x", "https://www.a.org/x"),
        ("file:///a/%E7%AB%A0.txt", "/a/章.txt"),
        ("章.txt", "/folder/章.txt"),
        ("/a/章.txt", "/a/章.txt"),
        ("a.org/x", "https://a.org/x"),
        ("新闻.中国:8080/x", "https://新闻.中国:8080/x"),
        ("localhost:8080", "http://localhost:8080"),
        ("127.0.0.1/x", "http://127.0.0.1/x"),
        ("a.org", "/folder/a.org"),
        ("第1.2章/甲.txt", "/folder/第1.2章/甲.txt"),
        ("./a.org/x", "/folder/./a.org/x"),
    ],
)
def test_what_is_written_is_understood(text: str, expected: str) -> None:
    assert meant(text, Path("/folder")) == expected


def test_a_folder_that_is_there_is_no_host(tmp_path: Path) -> None:
    (tmp_path / "a.org").mkdir()
    assert meant("a.org/x", tmp_path) == str(tmp_path / "a.org" / "x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://a.org", True), ("HTTP://a.org/x", True), ("ftp://a", False), ("/https://", False), ("a.txt", False)],
)
def test_an_address_is_known(text: str, expected: bool) -> None:
    assert is_address(text) is expected
