"""Words of web pages that are no text of an article: what is clicked, scanned, printed, or comes after every article.

Only what consists of nothing else counts, so that an article may speak of any of it.
"""

from __future__ import annotations

from viewer.text.patterns import pattern

LONGEST = 80
"""Characters of the longest row of controls."""

_CLICKED = (
    # To other pages.
    r"[上下]一[篇頁页章則则節节](?:文章|新[闻聞])?|没有了|沒有了|章[节節](?:列表|目[录錄])|"
    r"(?:返回|回到?|到)?(?:首[页頁]|[顶頂]部|[页頁][首顶頂]|列表|目[录錄]|上[層层一][页頁]?)|我要|更多|查看更多|"
    r"[关關][闭閉](?:窗口|視窗|本[页頁])?|投推[荐薦]票|"
    # What to do with this one.
    r"打印(?:本[页頁稿])?|(?:友善)?列印|收藏(?:此[页頁]|本[页頁])?|加入(?:收藏|[书書][签籤])|存新聞|轉寄|推[荐薦]|"
    r"分享(?:[到至](?:朋友圈|微信|微博)?|給好友|给好友|[让讓]更多人看到)?|[複复][製制](?:[链連鏈][接結结])?|"
    r"[举舉檢检][报報](?:本文)?|(?:我要)?[纠糾][错錯]|留言(?:板)?|(?:發表|发表|查看)?[评評][论論]|[论論][坛壇]|[点點]?[赞讚]好?|"
    r"喜[欢歡]|在看|[关關]注|[订訂][阅閱]|(?:免费|[会會][员員])?(?:登[录錄入]|[註注][册冊])|"
    r"LINE|Line|FB|[Ff]acebook|Twitter|Threads|Telegram|WhatsApp|微博|新浪微博|微信|QQ(?:空[间間])?|豆瓣|"
    r"Print|Share|Tweet|Email|Previous|Next|Home|Login|Sign in|"
    # Its size, and how often it was read.
    r"[小中大]?字[号號體体](?:大小|[设設]定)?|字[级級]|默[认認]|[預预][设設]|超?大|中|小|A|"
    r"(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊]|人[气氣])(?:[数數量]|次[数數])?[ :：]*[0-9.,]+ ?[万萬]?\+?次?"
)
_SAID = (
    r"[小中大]字[号號]|分享[让讓]更多人看到|[继繼][续續]滑[动動]看下一[个個]|[轻輕][触觸][阅閱][读讀]原文|"
    r"(?:[请請用]*微信)?[扫掃]一[扫掃](?:在手[机機]打[开開][当當]前[页頁]|分享(?:到朋友圈|至好友)?|"
    r"[关關]注(?:[该該我][们們]?公[众眾][号號])?|手[机機][阅閱][读讀])?|"
    r"[点點][击擊](?:上方|下方)?[蓝藍]字[关關]注(?:我[们們])?|广告|廣告|\[?(?:AD|ADVERTISEMENT|Advertisement)\]?"
)
_SKIPS = pattern(r"\s*(?:跳[到至過过轉转]+(?:主要|正文|中央)?[內内]容|Skip to )")
_BETWEEN = r"[\s|｜/／·•>›»<‹«←→↑↓【】\[\]()（）:：,，、。…＋+~-]*"
_CONTROLS = pattern(rf"{_BETWEEN}(?:(?:{_CLICKED}){_BETWEEN}){{1,12}}\Z")
_ALONE = pattern(rf"{_BETWEEN}(?:{_SAID}){_BETWEEN}\Z")
_TRAIL = pattern(r"[^>›»。，]{1,16}(?:(?:>{1,2}|›|»)[^>›»。，]{1,40}){1,6}(?:>{1,2}|›|»)?\Z")
_OTHERS = pattern(
    r"\s*(?:[◆■▌|【\[]\s*)?(?:"
    r"您?(?:可能|或[许許])[也还還]?[会會]?(?:感[兴興]趣|喜[欢歡])|猜你喜[欢歡]|大家都在看|看了又看|"
    r"(?:更多|相[关關似]|推[荐薦]|延伸|[热熱][门門点點搜]|最新|近期|今日|精[选選彩]|[编編][辑輯]|[随隨]机|[站网網]内|同[类類]|人[气氣])的?"
    r"(?:[热熱][门門点點]|[阅閱][读讀]|推[荐薦]|新[闻聞]|[报報][道導]|文章|[问問][题題]|[链連鏈][接結结]|[内內]容|排[行名]榜?|"
    r"[资資][讯訊]|稿件|[话話][题題]|[专專][题題]|[视視][频頻]|[标標][签籤]|作品|小[说說]|帖子|主[题題]|[图圖]片)?|"
    r"排行榜?|[标標][签籤]|[关關][键鍵][字词詞]|[上下]一篇|"
    r"Related(?: \w+)?|You may also like|Tags?|Popular|Recommended"
    r")\s*(?:[】\]:：>»…]|\Z)"
)
_ATTACHMENTS = pattern(
    r"\s*[【\[（(]?(?:相[关關])?(?:附(?:件|表|[图圖錄录]|[:：])|[图圖]表|[参參]考|[脚腳]?[注註][:：释釋])"
)
_SITE = (
    r"ICP ?[备備证證]|公网安备|[Aa]ll [Rr]ights [Rr]eserved|Powered by|[网網]站[声聲]明|[关關][於于](?:我[们們]|本站)"
)
_FOOT = pattern(_SITE)
_RIGHTS = pattern(rf"版[权權](?:所有|[归歸])|著作[权權]|Copyright|©|{_SITE}")


def is_controls(text: str) -> bool:
    """Whether a short text that can be clicked says nothing but what a click would do: 上一篇 | 下一篇, 大 中 小."""
    return 0 < len(text) <= LONGEST and bool(_CONTROLS.match(text))


def is_said(text: str) -> bool:
    """Whether a text is none of an article's, click or not: 扫一扫在手机打开当前页."""
    return 0 < len(text) <= LONGEST and bool(_ALONE.match(text))


def is_trail(text: str) -> bool:
    """Whether a short text is the way to a page: 首页 > 政策 > 解读."""
    return len(text) <= LONGEST and bool(_TRAIL.match(text))


def skips(text: str) -> bool:
    """Whether a link leads past the menus of its own page."""
    return len(text) <= LONGEST and bool(_SKIPS.match(text))


def names_others(text: str) -> bool:
    """Whether what a list of links begins with says that they lead to other articles: 相关阅读, 热门排行."""
    return bool(_OTHERS.match(text[:30]))


def names_attachments(text: str) -> bool:
    """Whether a list of links begins with a word that says that they belong to the article."""
    return bool(_ATTACHMENTS.match(text))


def speaks_of_rights(text: str) -> bool:
    """Whether a text at the foot of a page says whose it is."""
    return bool(_RIGHTS.search(text))


def is_site_foot(text: str) -> bool:
    """Whether a text is what stands at the foot of all pages of a site, by its own words."""
    return bool(_FOOT.search(text))
