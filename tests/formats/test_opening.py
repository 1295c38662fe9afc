"""Opening files: what is refused, with which words, and that nothing else than `CannotOpen` comes out."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer import resources
from viewer.article.blocks import Article, Caution, Format, Remark
from viewer.formats import CannotOpen, Reason, files, open_article, parse


def _refused(path: Path | str, *, encoding: str | None = None) -> CannotOpen:
    with pytest.raises(CannotOpen) as caught:
        open_article(path, encoding=encoding)
    return caught.value


def test_the_bundled_article_opens_line_by_line() -> None:
    path = resources.path("articles/miit.txt")
    article = open_article(path)
    assert len(article.blocks) == 9
    assert "".join(block.text + block.ending for block in article.blocks).encode() == path.read_bytes()
    assert (article.name, article.format, article.remarks) == ("miit.txt", Format.PLAIN, ())
    assert article.metadata.source == "工信微報"


@pytest.mark.parametrize("name", ["a.md", "a.MD", "甲.markdown", "b.txt.mkd"])
def test_the_ending_of_the_name_tells_markdown(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("# 題".encode())
    assert open_article(path).format is Format.MARKDOWN


@pytest.mark.parametrize("name", ["a.txt", "a", ".md", "a.md.txt", "a.log"])
def test_everything_else_is_plain_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("# 題".encode())
    article = open_article(str(path))
    assert article.format is Format.PLAIN
    assert article.blocks[0].text == "# 題"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_an_empty_file_is_an_article_without_blocks(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    assert open_article(path).blocks == ()


def test_missing(tmp_path: Path) -> None:
    error = _refused(tmp_path / "沒有.txt")
    assert error.reason is Reason.MISSING
    assert (
        str(error)
        == "Cannot open “沒有.txt”: there is no such file; check the name, or whether it was moved or deleted."
    )


@pytest.mark.parametrize("name", ["file.txt/inside.txt", "nul\x00.txt", "x/y/z.txt"])
def test_paths_that_cannot_exist_are_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    assert _refused(f"{tmp_path}/{name}").reason is Reason.MISSING


def test_an_empty_path_says_that_it_is_empty() -> None:
    assert str(_refused("")) == "Cannot open “”: its path is empty; give the name of a file."


def test_vanished_between_the_first_look_and_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    look = os.stat

    def look_and_delete(target: str | os.PathLike[str]) -> os.stat_result:
        status = look(target)
        os.unlink(target)
        return status

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", look_and_delete)
        error = _refused(path)
    assert error.reason is Reason.MISSING


def test_a_folder() -> None:
    assert _refused("/").reason is Reason.DIRECTORY


def test_a_folder_with_a_slash_is_named(tmp_path: Path) -> None:
    error = _refused(f"{tmp_path}/")
    assert (error.reason, error.name) == (Reason.DIRECTORY, tmp_path.name)


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    error = _refused(tmp_path / "pipe.txt")
    assert (error.reason, error.detail) == (Reason.NOT_A_FILE, "a pipe")


def test_a_file_that_became_a_pipe_is_refused_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain.txt").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    plain = os.stat(tmp_path / "plain.txt")
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", lambda _: plain)
        error = _refused(tmp_path / "pipe.txt")
    assert error.reason is Reason.NOT_A_FILE


def test_a_device_and_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may have 108 characters
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert str(_refused("socket.txt")).startswith("Cannot open “socket.txt”: it is a socket, not a file;")
    assert _refused("/dev/null").detail == "a device"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), Reason.FORBIDDEN),
        (OSError(5, "Input/output error"), Reason.UNREADABLE),
        (FileNotFoundError(2, "No such file or directory"), Reason.MISSING),
        (IsADirectoryError(21, "Is a directory"), Reason.DIRECTORY),
    ],
)
def test_errors_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: Reason) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def fail(*_: object) -> int:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fail)
        refused = _refused(path)
    assert refused.reason is reason
    assert reason is not Reason.UNREADABLE or "Input/output error" in str(refused)


@pytest.mark.parametrize("claimed", [1001, 0])
def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claimed: int) -> None:
    """By its stated size, and when it states none, as the system's own files do, by what is read."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1001)
    status = list(os.stat(path))
    status[stat.ST_SIZE] = claimed
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", lambda _: os.stat_result(status))
        with pytest.raises(CannotOpen) as caught:
            files.read_bytes(path, limit=1000)
    assert caught.value.reason is Reason.TOO_LARGE
    assert "larger than 1000 bytes" in str(caught.value)


def test_as_large_as_may_be_and_sizes_that_lie(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    assert files.read_bytes(path, limit=1000) == b"x" * 1000
    assert len(files.read_bytes("/proc/self/status")) > 100


def test_a_sparse_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)
    error = _refused(path)
    assert (error.reason, error.detail) == (Reason.TOO_LARGE, "512 MB")


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml word/document.xml", "a Word document"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"{\\rtf1\\ansi", "a rich text (RTF) document"),
        (bytes(range(256)) * 16, "a file of another kind"),
        (b"text\0" * 9, "a file of another kind"),
        (b"\0" * 512, "a file of another kind"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bytes_that_are_not_text(data: bytes, seen: str, name: str) -> None:
    with pytest.raises(CannotOpen) as caught:
        parse(data, name)
    assert caught.value.detail == seen
    assert f"Cannot open “{name}”: it " in str(caught.value)


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "seems to be a PDF document, not text; save its text as a .txt or .md file"),
        (b"\0" * 512, "seems to be a file of another kind, not text; save its text"),
        (b"GIF89a\0\0", "is a GIF picture, and what can be opened are texts, web pages, e-books"),
        (b"\x89PNG\r\n\x1a\n\0\0", "have the writing in it recognised"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "is a zip archive; unpack it"),
        (b"\x1f\x8b\x08", "is a gzip archive; unpack it"),
        (b"\x7fELF\x02\x01\x01", "is a program; choose something to read"),
        (b"ID3\x03", "is a sound file; choose something to read"),
    ],
)
def test_what_is_said_of_bytes_fits_what_they_are(data: bytes, advice: str) -> None:
    with pytest.raises(CannotOpen) as caught:
        parse(data, "a.png")
    assert advice in str(caught.value)


@pytest.mark.parametrize("data", ["一個字".encode() * 40 + b"\0", "a漢\n".encode("utf-16-le") * 9, b"\x1b$B"])
def test_bytes_that_are_text_all_the_same(data: bytes) -> None:
    assert parse(data).blocks


def test_an_unknown_encoding() -> None:
    with pytest.raises(CannotOpen) as caught:
        parse(b"x", "a.txt", encoding="klingon")
    assert caught.value.reason is Reason.UNKNOWN_ENCODING
    assert "no encoding named “klingon”" in str(caught.value)


def test_the_encoding_that_the_reader_insists_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("漢字\0".encode("big5"))
    assert open_article(path, encoding="big5").blocks[0].text == "漢字\0"


def test_what_could_not_be_read_is_noticed() -> None:
    article = parse("前面是好的，".encode() + b"\xff" + "後面也是。".encode(), "a.txt")
    assert article.remarks == (Remark(Caution.REPLACED, 1, "UTF-8"),)


def test_a_name_that_is_not_text_can_be_shown(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(path).write_text("x")
    assert open_article(path).name == "\ufffd.txt"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_makes_one_sentence(reason: Reason) -> None:
    said = str(CannotOpen(reason, "甲.txt", "DETAIL"))
    assert said.startswith("Cannot open “甲.txt”: ")
    assert said.endswith(".")
    assert "{" not in said


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_open_or_are_refused(data: bytes, name: str) -> None:
    try:
        opened = isinstance(parse(data, name), Article)
    except CannotOpen as error:
        opened = error.reason in (Reason.BINARY, Reason.PICTURE, Reason.PACKED, Reason.NO_DOCUMENT)
    assert opened
