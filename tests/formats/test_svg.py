"""Drawings in SVG: their size, and what is taken out of them before they are drawn."""

from __future__ import annotations

from base64 import b64encode

import pytest

from viewer.formats.picture import picture_size, safe_picture

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = b64encode(
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00;"
).decode()


def drawing(content: str, head: str = 'width="40" height="20"') -> bytes:
    return f'<?xml version="1.0"?><!-- a <svg> --><svg {NAMES} {head}>{content}</svg>'.encode()


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ("width='3in' height='1.5in'", (288, 144)),
        ('viewBox="0 0 120 60"', (120, 60)),
        ('viewBox="0,0,120,60" width="100%"', (120, 60)),
        ('viewBox="0 0 120 60" width="60"', (60, 30)),
        ('height="75"', (150, 75)),
        ("", (300, 150)),
        ('width="1000000" height="500000"', (16000, 8000)),
    ],
)  # fmt: skip
def test_the_size_is_as_stated_or_as_the_view_box(head: str, size: tuple[int, int]) -> None:
    assert picture_size(drawing("", head)) == size


@pytest.mark.parametrize(
    "data", [b"", b"<html><svg/></html>", b"\x1f\x8b\x08", b"<svgs width='1'>", "文章<svg>".encode()]
)
def test_what_is_no_drawing_has_no_size(data: bytes) -> None:
    assert picture_size(data) is None
    assert safe_picture(data) == data


@pytest.mark.parametrize(
    ("content", "gone"),
    [
        ("<script>alert(1)</script>", b"script"),
        ('<rect onclick="alert(1)" width="1"/>', b"onclick"),
        ("<foreignObject><p>x</p></foreignObject>", b"foreignObject"),
        ('<image xlink:href="file:///etc/hostname" width="4" height="4"/>', b"hostname"),
        ('<image href="/etc/hostname" width="4" height="4"/>', b"hostname"),
        ('<image xlink:href="https://example.org/a.png"/>', b"example"),
        (f'<image xlink:href="data:image/png;base64,{b64encode(drawing("")).decode()}"/>', b"data:"),
        ('<use xlink:href="other.svg#a"/>', b"other"),
        ('<a xlink:href="https://example.org"><rect/></a>', b"example"),
        ("<style>@import 'https://example.org/a.css';</style>", b"import"),
        ("<style>rect{fill:url( 'https://example.org/a#b')}</style>", b"example"),
        ('<rect style="fill:url(/etc/a#b)"/>', b"etc"),
        ('<filter id="a"><feGaussianBlur stdDeviation="1000"/></filter>', b"filter"),
        ('<g id="a"><use xlink:href="#a"/></g><use xlink:href="#a"/>', b"use"),
    ],
)  # fmt: skip
def test_what_leads_out_of_a_drawing_or_runs_in_it_is_taken_out(content: str, gone: bytes) -> None:
    found = safe_picture(drawing(f'{content}<rect width="9" height="9" fill="red"/>'))
    assert gone not in found
    assert found.startswith(b"<svg")
    assert b'fill="red"' in found
    assert picture_size(found) == (40, 20)


def test_what_a_drawing_needs_stays() -> None:
    content = (
        "<style>.a{fill:url(#g)}</style><defs><linearGradient id='g'/><rect id='r' class='a'/></defs>"
        f'<use xlink:href="#r"/><image xlink:href="data:image/gif;base64,{PIXEL}"/>'
    )
    found = safe_picture(drawing(content))
    for part in (b"url(#g)", b"linearGradient", b'href="#r"', PIXEL.encode()):
        assert part in found


def test_uses_of_uses_do_not_multiply() -> None:
    levels = (f'<g id="g{n}">{f"""<use xlink:href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 12))
    found = safe_picture(drawing(f'<g id="g0"><rect/></g>{"".join(levels)}<use xlink:href="#g11"/>'))
    assert found.count(b"<use") == 10


@pytest.mark.parametrize(
    "data",
    [
        drawing("<rect"),
        drawing('<g id="a">' + "<rect/>" * 1_000 + "</g>" + '<use xlink:href="#a"/>' * 10),
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg ' + b">&a;" + b"</svg></svg>",
        drawing(" " * 5_000_000),
    ],
)
def test_what_cannot_be_drawn_or_would_take_long_is_empty(data: bytes) -> None:
    assert safe_picture(data) == b""
