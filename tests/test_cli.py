"""The command line: text, outline and report, without a window and without Qt."""

import json
import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from viewer import __version__, resources
from viewer.cli import main

BUNDLED = resources.path("articles/miit.txt")
VIEWS = ["original", "simplified", "taiwan", "hongkong"]
MARKDOWN = """# 软件**发**展

![]()

正文
第二行

- 甲
  - 乙,丙

| 左 | 右 |
|---|---|
| 1 | 2 |

```
a,b
c
```

---

结尾。
"""


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Write a file into the test's own folder and give its path."""

    def write_file(name: str, text: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write_file


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, list[str]]:
    """The exit status, standard output, and the lines of standard error."""
    status = main(argv)
    out, err = capsys.readouterr()
    return status, out, err.splitlines()


def printed(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    status, out, err = run(capsys, "--print", *argv)
    assert (status, err) == (0, [])
    return out


def command(*argv: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "viewer", *argv],
        cwd=Path(__file__).parent.parent,
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        env={**os.environ, **options.pop("env", {})},
    )


def test_the_bundled_article_comes_out_as_it_is() -> None:
    done = command("--print", "--no-repair", "--script", "original")
    out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert out == BUNDLED.read_bytes()


def test_no_window_system_is_imported() -> None:
    code = (
        "import sys; from viewer.cli import main\n"
        "for task in ('--print', '--outline', '--report'): assert main([task, '--script', 'taiwan']) == 0\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6', 'viewer.ui'))]"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("original", ["工業和信息化部", "“十五五”", "12月7日，"]),
        ("simplified", ["工业和信息化部", "“十五五”", "12月7日，"]),
        ("taiwan", ["工業和信息化部", "「十五五」", "領域"]),
        ("hongkong", ["工業和信息化部", "「十五五」", "領域"]),
    ],
)
def test_every_view(capsys: pytest.CaptureFixture[str], view: str, words: list[str]) -> None:
    out = printed(capsys, "--script", view)
    assert [word for word in words if word not in out] == []
    assert not re.search("[\u4e00-\u9fff]\\(", out)
    assert "![]" not in out
    assert out.count("\n") == BUNDLED.read_text(encoding="utf-8").count("\n")


def test_vocabulary_is_off_until_asked_for(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write("a.txt", "软件程序\n")
    assert printed(capsys, path, "--script", "taiwan") == "軟件程序\n"
    assert printed(capsys, path, "--script", "taiwan", "--vocabulary") == "軟體程式\n"
    assert printed(capsys, path, "--vocabulary") == "软件程序\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\n\n甲\n",
        "甲",
        "甲\r\n\r\n乙\r丙\n",
        "  甲\t\n\u3000\u3000乙",
        "甲\n\u3000\n\n乙\n\n",
        "𠮷\n👩\u200d🚀",
        "題\n" + "江水漫過臺階，天還沒有亮。" * 40_000 + "\n\n末",
        "👩\u200d🚀e\u0301" * 20_000,
    ],
    ids=lambda text: ascii(text[:20]),
)
def test_plain_text_keeps_its_lines(capsys: pytest.CaptureFixture[str], write: Any, text: str) -> None:
    assert printed(capsys, write("a.txt", text), "--no-repair") == text


def test_markdown_is_one_line_a_block_without_hidden_ones(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    out = printed(capsys, write("a.md", MARKDOWN), "--script", "taiwan")
    assert out.splitlines() == [
        "軟件發展", "正文第二行", "• 甲", "  ◦ 乙，丙", "左\t右", "1\t2", "a,b", "c", "———", "結尾。",
    ]  # fmt: skip
    unrepaired = printed(capsys, write("a.md", MARKDOWN), "--no-repair")
    assert "正文 第二行" in unrepaired.splitlines()


def test_outline(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    text = "# 软件\n\n甲\n\n## “发展”\n\n乙\n\n# 结语\n\n丙\n"
    status, out, err = run(capsys, "--outline", "--script", "taiwan", write("a.md", text))
    assert (status, err) == (0, [])
    assert json.loads(out) == [
        {"title": "軟件", "level": 1, "position": {"block": 0, "offset": 0}},
        {"title": "「發展」", "level": 2, "position": {"block": 2, "offset": 0}},
        {"title": "結語", "level": 1, "position": {"block": 4, "offset": 0}},
    ]


def test_outline_of_the_bundled_article(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--outline", "--script", "simplified")
    titles = [section["title"] for section in json.loads(out)]
    beginnings = ["来源", "导语：", "大家一致认为", "李乐成指出", "李乐成强调", "特别声明", "Notice"]
    assert [title[: len(start)] for title, start in zip(titles, beginnings, strict=True)] == beginnings


@pytest.mark.parametrize("vocabulary", [[], ["--vocabulary"]])
@pytest.mark.parametrize("view", VIEWS)
def test_report_quotes_the_source(capsys: pytest.CaptureFixture[str], view: str, vocabulary: list[str]) -> None:
    lines = BUNDLED.read_text(encoding="utf-8").split("\n")
    status, out, err = run(capsys, "--report", "--script", view, *vocabulary)
    found = json.loads(out)
    summary = found.pop("summary")
    assert (status, err, set(found)) == (0, [], {"repairs", "changes", "doubts"})
    assert summary.startswith("OpenCC ")
    assert f"{len(found['doubts'])} in doubt" in summary
    for entry in chain(*found.values()):
        block, offset = entry["position"]["block"], entry["position"]["offset"]
        assert lines[block][offset : offset + len(entry["source"])] == entry["source"]
        assert entry["source"] != entry["shown"] or entry["shown"] in entry["candidates"]
    for entries in found.values():
        places = [(entry["position"]["block"], entry["position"]["offset"]) for entry in entries]
        assert places == sorted(places)
    assert sum(entry["rule"] == "gloss" for entry in found["repairs"]) == 164
    assert bool(found["changes"]) == (view != "original")


@pytest.mark.parametrize(
    ("options", "has_pack"),
    [
        (["--script", "taiwan"], True),
        (["--script", "taiwan", "--no-corrections"], False),
        (["--script", "original"], False),
    ],
)
def test_a_report_names_the_pack_that_took_part(
    capsys: pytest.CaptureFixture[str], write: Any, options: list[str], has_pack: bool
) -> None:
    _, out, _ = run(capsys, "--report", *options, write("a.txt", "这里。"))
    converter = json.loads(out)["summary"].partition(", ")[0]
    assert bool(re.fullmatch(r"OpenCC [\d.]+ \+ pack [1-9]\d*", converter)) == has_pack
    assert converter.startswith("OpenCC ")


def test_report_without_repair_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--report", "--no-repair")
    assert _lists(out) == {"repairs": [], "changes": [], "doubts": []}


def test_a_report_tells_doubts_with_what_else_they_could_be(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write("a.txt", "这里。\n\n他的眉与发都白。")
    _, out, _ = run(capsys, "--report", "--script", "taiwan", path)
    assert _lists(out)["doubts"] == [
        {
            "position": {"block": 1, "offset": 4},
            "source": "发",
            "shown": "發",
            "candidates": ["髮", "發"],
            "reason": "usage",
        }
    ]
    assert ", 1 in doubt, " in json.loads(out)["summary"]


def test_a_report_as_a_table_and_as_a_web_page(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write("a.txt", "他的眉与发都白<。")
    _, out, _ = run(capsys, "--report", "--format", "csv", "--script", "taiwan", path)
    assert out.splitlines()[-1] == "doubts,0,4,发,發,usage,髮 發,他的眉与,都白<。"
    _, out, _ = run(capsys, "--report", "--format", "html", "--script", "taiwan", path)
    assert '<td>usage: <span lang="zh-Hant-TW">髮 / 發</span></td>' in out
    with pytest.raises(SystemExit):
        run(capsys, "--print", "--format", "csv", path)


def test_an_empty_name(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--print", "")
    assert (status, out) == (1, "")
    assert err[0].startswith("hanview: Cannot open “”: its path is empty")


def test_an_empty_file(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write("a.txt", "")
    assert run(capsys, "--print", path) == (0, "", [])
    assert run(capsys, "--outline", path) == (0, "[]\n", [])
    _, out, _ = run(capsys, "--report", path)
    assert _lists(out) == {"repairs": [], "changes": [], "doubts": []}


def _lists(out: str) -> dict[str, Any]:
    """A report without its summary."""
    found: dict[str, Any] = json.loads(out)
    del found["summary"]
    return found


def test_files_in_a_row(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    paths = [write("a.txt", "甲"), write("b.txt", ""), write("c.txt", "丙\n")]
    assert printed(capsys, *paths) == "甲\n丙\n"
    assert printed(capsys, paths[0]) == "甲"


def test_a_file_that_fails_does_not_stop_the_next(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    status, out, err = run(capsys, "--print", write("a.txt", "甲\n"), "no such file.txt", write("b.txt", "乙\n"))
    assert (status, out, len(err)) == (1, "甲\n乙\n", 1)
    assert err[0].startswith("hanview: Cannot open “no such file.txt”: there is no such file; check the name")


@pytest.mark.parametrize("task", ["--print", "--outline", "--report"])
def test_what_is_no_text_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, write: Any, task: str) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    for name in (str(tmp_path), str(loop), "", "甲\0.txt", write("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50))):
        status, out, err = run(capsys, task, name)
        assert (status, out, len(err)) == (1, "", 1)
        assert err[0].startswith("hanview: Cannot open “")


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in folder.iterdir() if path.is_file()}


def test_output_makes_one_file_for_each_input(capsys: pytest.CaptureFixture[str], tmp_path: Path, write: Any) -> None:
    folder = tmp_path / "new" / "folder"
    names = [write("a.md", "# 发\r\n"), write("x/a.txt", "展\r\n"), "missing", write("书.tar.txt", "书")]
    status, out, err = run(capsys, "--print", "--script", "taiwan", "--output", str(folder), *names)
    assert (status, out, len(err)) == (1, "", 1)
    assert contents(folder) == {"a.txt": "發\n", "a-2.txt": "展\r\n", "书.tar.txt": "書"}


def test_output_writes_nothing_over(capsys: pytest.CaptureFixture[str], tmp_path: Path, write: Any) -> None:
    source, other = write("a.txt", "发\n"), write("a-2.txt", "别的\n")
    (tmp_path / "a-3.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a-4.txt").mkdir()
    for _ in range(2):
        assert run(capsys, "--print", "--script", "taiwan", "--output", str(tmp_path), source) == (0, "", [])
    assert contents(tmp_path) == {"a.txt": "发\n", "a-2.txt": "别的\n", "a-5.txt": "發\n", "a-6.txt": "發\n"}
    assert Path(other).read_text(encoding="utf-8") == "别的\n"


def test_the_bundled_article_can_be_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "--print", "--no-repair", "--output", str(tmp_path)) == (0, "", [])
    assert (tmp_path / "miit.txt").read_bytes() == BUNDLED.read_bytes()


def test_a_folder_that_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path, write: Any) -> None:
    path = write("a.txt", "甲")
    for folder in (path, f"{path}/b", "/proc/hanview", str(tmp_path / ("长" * 100))):
        status, out, err = run(capsys, "--print", "--output", folder, path)
        assert (status, out, len(err)) == (1, "", 1)
        assert err[0].startswith("hanview: Cannot write “")
        assert err[0].endswith("; choose another folder.")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for flag, words in (("--version", f"hanview {__version__}\n"), ("--help", "usage: hanview")):
        with pytest.raises(SystemExit, match=r"^0$"):
            main([flag])
        assert capsys.readouterr().out.startswith(words)


@pytest.mark.parametrize(
    "argv",
    [
        ["--nothing"],
        ["--script"],
        ["--script", "traditional"],
        ["--print", "--outline"],
        ["--output", "folder"],
        ["--outline", "--output", "folder"],
        ["--prin"],
    ],
)
def test_bad_usage(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        main(argv)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: hanview")


def test_help_and_messages_in_a_locale_without_chinese() -> None:
    for argv, status in ((["--help"], 0), (["--print", "没有"], 1)):
        done = command(*argv, env={"PYTHONIOENCODING": "ascii"})
        out, err = done.communicate()
        assert done.returncode == status
        assert b"Traceback" not in err
        assert "软件" in out.decode() or "没有" in err.decode()


def test_without_standard_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert main(["--print"]) == 1
        assert main(["--print", "--output", str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith("hanview: There is no standard output; use --print with --output DIR")
    assert (tmp_path / "miit.txt").exists()


def test_a_reader_that_has_seen_enough(write: Any) -> None:
    done = command("--print", write("a.txt", "发展" * 200_000))
    assert done.stdout
    assert done.stdout.read(6) == "发展".encode()
    done.stdout.close()
    assert done.stderr
    assert done.stderr.read() == b""
    done.stderr.close()
    assert done.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk() -> None:
    with open("/dev/full", "wb") as full:
        done = command("--print", stdout=full)
        _, err = done.communicate()
    assert done.returncode == 1
    assert err.decode().splitlines() == [
        "hanview: Cannot write the output: No space left on device; send it elsewhere."
    ]


def test_the_encoding_that_is_insisted_on(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write("a.txt", "简体".encode("gb18030"))
    assert printed(capsys, path, "--encoding", "GBK") == "简体"
    assert printed(capsys, path, "--encoding", "utf-16-le") == "简体".encode("gb18030").decode("utf-16-le")


def test_an_encoding_that_there_is_not(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--print", "--encoding", "klingon", write("a.txt", "甲")])
    assert ended.value.code == 2
    assert "there is no encoding named “klingon”; use one of UTF-8," in capsys.readouterr().err


def test_without_corrections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("范先生被发现了。这里没有。", encoding="utf-8")
    command = ["--print", "--script", "taiwan", str(tmp_path / "a.txt")]
    assert main(command) == 0
    assert main([*command, "--no-corrections"]) == 0
    assert capsys.readouterr().out == "范先生被發現了。這裡沒有。範先生被發現了。這裡沒有。"


def test_a_glossary_is_used_and_its_bad_lines_are_named(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path, rules = write("a.txt", "软件与云先生\n"), write("规则.txt", "软件\t軟體\n没有制表符\n云先生\t云先生\n")
    status, out, err = run(capsys, "--print", path, "--script", "taiwan", "--glossary", rules)
    assert (status, out) == (0, "軟體與云先生\n")
    assert err == [f"hanview: “{rules}”, line 2: there is no tab between the term and what it becomes."]
    status, out, err = run(capsys, "--report", path, "--script", "taiwan", "--glossary", rules)
    assert "2 settled by you" in json.loads(out)["summary"]


def test_a_glossary_that_cannot_be_read_is_told_and_the_work_goes_on(
    capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path
) -> None:
    path = write("a.txt", "软件\n")
    status, out, err = run(capsys, "--print", path, "--script", "taiwan", "--glossary", str(tmp_path / "no.txt"))
    assert (status, out) == (1, "軟件\n")
    assert "Cannot read the rules of" in err[0]


def test_a_glossary_is_not_for_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["--glossary", "rules.txt"])
    assert raised.value.code == 2
    assert "--glossary goes with --print" in capsys.readouterr().err


def test_a_glossary_is_used_for_outputs(capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path) -> None:
    path, rules = write("a.txt", "软件\n"), write("规则.txt", "软件\t軟體\n")
    run(capsys, "--print", "--output", str(tmp_path / "out"), path, "--script", "taiwan", "--glossary", rules)
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == "軟體\n"
