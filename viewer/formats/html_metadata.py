"""What a web page states about itself in its head, its address among it; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from viewer.article.blocks import Metadata
from viewer.formats.html_tree import Element, local_name, named

_NAMES = {
    "title": ("articletitle", "og:title", "dc.title", "dcterms.title", "twitter:title", "headline"),
    "author": ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "byl", "creator"),
    "source": ("contentsource", "source", "og:site_name", "sitename", "dc.publisher", "publisher"),
    "date": (
        "pubdate", "publishdate", "article:published_time", "og:published_time", "og:release_date", "datepublished",
        "dc.date", "dcterms.date", "dcterms.created", "dc.date.issued", "publish_date", "weibo:article:create_at",
        "firstpublishedtime", "date",
    ),
    "address": ("canonical", "og:url", "url"),
}  # fmt: skip
"""Under which names the heads of pages state a field, the most telling first; "ArticleTitle", "PubDate" and
"ContentSource" are those of the standard for government sites in the mainland (GB/T 33479)."""

_VISIBLE = ("author", "datepublished", "contentsource")
"""Fields that are believed where they stand in the page itself, marked up as what they are."""
_WECHAT = {"js_name": "contentsource", "publish_time": "datepublished"}
"""What the pages of WeChat's public accounts mark up in a way of their own."""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
"""What Internet Explorer, Chromium and Firefox write at the top of a page that they save."""
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})[T -]+\d")
"""A day with the time of day after it."""
_SOURCE = re.compile(r"(?:文章|本文|稿件|信息)?[来來]源\s*[:：]\s*|\s*原[创創]稿$")
_NUMBER = re.compile(r"[\d\W_]+")
_SEPARATOR = re.compile(r"\s*[|｜_\-–—·•:：»«/<]\s*|\s{2,}")
_LONGEST = 300
"""Characters; a longer value is no statement."""
_ARTICLES = re.compile("Article|Posting|Report")


def read_metadata(root: Element, head: str) -> Metadata:
    """What the page states; `head` is the beginning of its source."""
    stated = _linked_data(root) | _stated(root)
    if saved := _SAVED_FROM.search(head):
        stated.setdefault("canonical", saved[1])
    found = {field: _first(stated, field) for field in _NAMES}
    found["title"] = _title(found["title"], _text_of(root, "title"), _sole_heading(root), stated)
    if day := _DAY.match(found["date"]):
        found["date"] = f"{day[1]}-{int(day[3]):02}-{int(day[4]):02}"
    found["source"] = _SOURCE.sub("", found["source"])
    if _NUMBER.fullmatch(found["author"]):
        found["author"] = ""  # the number of an editor
    return Metadata(**found)


def base_address(root: Element, metadata: Metadata) -> str:
    """The address that the page's links start from; empty if it is not known."""
    base = next((e.get("href") or "" for e in named(root, "base")), "")
    try:
        whole = urljoin(metadata.address, base.strip())
    except ValueError:  # an address like http://[
        return metadata.address
    return whole if _WEB.fullmatch(whole) else metadata.address


def _first(stated: Mapping[str, str], field: str) -> str:
    """The first statement of a field. An address has to lead somewhere, and only an address may look like one."""
    values = (stated[name] for name in _NAMES[field] if name in stated)
    return next((value for value in values if bool(_WEB.match(value)) == (field == "address")), "")


def _stated(root: Element) -> dict[str, str]:
    """The fields of <meta> by name in small letters, and the page's own address; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter():
        label, value = _field_of(element, local_name(element))
        value = " ".join(value.split())
        if label and value and len(value) <= _LONGEST:
            found.setdefault(label.strip().lower(), value)
    return found


def _field_of(element: Element, name: str) -> tuple[str, str]:
    """The field that an element states, by its name, and what it states; empty if it states none."""
    if name == "meta":
        label = element.get("name") or element.get("property") or element.get("itemprop") or ""
        return label, element.get("content") or ""
    relation = (element.get("rel") or "").lower().split()
    if name == "link":
        return ("canonical", element.get("href") or "") if "canonical" in relation else ("", "")
    label = "author" if "author" in relation else (element.get("itemprop") or "").lower()
    label = label or _WECHAT.get(element.get("id") or "", "")
    if label not in _VISIBLE:
        return "", ""
    return label, element.get("datetime") or element.get("content") or "".join(map(str, element.itertext()))


def _title(stated: str, title: str, heading: str, fields: Mapping[str, str]) -> str:
    """The title: of what the page calls itself, without the site's name if that is stated elsewhere too."""
    whole = stated or title or heading
    sites = {fields.get(name, "") for name in ("og:site_name", "sitename", "publisher", "dc.creator")} - {""}
    for shorter in (stated, heading, title):
        rest = whole.removeprefix(shorter)
        if shorter and rest and rest != whole and _SEPARATOR.match(rest):
            return shorter
    for site in sites:
        if whole.endswith(site) and (begun := list(_SEPARATOR.finditer(whole[: -len(site)]))):
            last = begun[-1]
            if last.end() == len(whole) - len(site) and last.start():
                return whole[: last.start()]
    return whole


def _text_of(root: Element, name: str) -> str:
    texts = _texts(root, name)
    return next(texts, "")[:_LONGEST]


def _texts(root: Element, name: str) -> Iterator[str]:
    for element in named(root, name):
        if text := " ".join("".join(map(str, element.itertext())).split()):
            yield text


def _sole_heading(root: Element) -> str:
    headings = list(_texts(root, "h1"))
    return headings[0] if len(headings) == 1 and len(headings[0]) <= _LONGEST else ""


def _linked_data(root: Element) -> dict[str, str]:
    """What a page says of its article as linked data (schema.org in JSON-LD)."""
    for element in named(root, "script"):
        if element.get("type") == "application/ld+json" and element.text:
            try:
                data = json.loads(element.text)
            except (ValueError, RecursionError):
                continue
            if found := _article_in(data):
                return found
    return {}


def _article_in(data: object) -> dict[str, str]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if not isinstance(item, dict):
            continue
        if _ARTICLES.search(str(item.get("@type", ""))):
            fields = {"headline": "headline", "author": "author", "datePublished": "datepublished"}
            named = {label: _name_of(item.get(key)) for key, label in {**fields, "publisher": "publisher"}.items()}
            return {label: value for label, value in named.items() if value and len(value) <= _LONGEST}
        if isinstance(graph := item.get("@graph"), list) and (found := _article_in(graph)):
            return found
    return {}


def _name_of(value: object) -> str:
    """A name as it stands, of a person or organisation, or of several."""
    if isinstance(value, list):
        return "、".join(filter(None, map(_name_of, value[:5])))
    if isinstance(value, dict):
        return _name_of(value.get("name")) if isinstance(value.get("name"), str) else ""
    return " ".join(value.split()) if isinstance(value, str) else ""
