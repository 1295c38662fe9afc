"""Words that tell the script where no character does."""

import pytest

from viewer.text.leaning import lean
from viewer.text.script import Script, detect


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("老板拍了拍黑板。", Script.SIMPLIFIED),
        ("山谷里的谷子。", Script.SIMPLIFIED),
        ("以后有", Script.SIMPLIFIED),
        ("皇后在平台上了解天文", Script.NEUTRAL),
        ("千里之外的山谷", Script.NEUTRAL),
        ("余先生有才干", Script.SIMPLIFIED),
        ("乾隆皇帝", Script.NEUTRAL),
        ("", Script.NEUTRAL),
    ],
)
def test_lean(text: str, script: Script) -> None:
    assert detect(text) in (Script.NEUTRAL, Script.OTHER)
    assert lean(text) is script
