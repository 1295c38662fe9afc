"""The correction pack: its files, the cases it was made for, and that it breaks nothing of OpenCC's own."""

import json
from pathlib import Path

import pytest

from tests.text.test_conversion import opencc_cases
from viewer.text import corrections
from viewer.text.conversion import convert
from viewer.text.corrections import WORDS, Table
from viewer.text.tables import opencc_characters

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/conversion_cases.jsonl").read_text("utf-8").splitlines()
]


def right(case: dict[str, list[str] | str], *, corrected: bool) -> bool:
    shown = convert(str(case["input"]), str(case["config"]), corrected=corrected)
    return shown == case["expected"] or shown in case["also_ok"]


def test_cases() -> None:
    alone = sum(right(case, corrected=False) for case in CASES)
    wrong = [case["id"] for case in CASES if not right(case, corrected=True)]
    assert alone < 0.7 * len(CASES)  # or the pack has become needless
    assert len(wrong) <= 0.02 * len(CASES), wrong


@pytest.mark.parametrize(
    "config", sorted({config for config, _, _ in opencc_cases() if config not in ("s2jp", "t2jp", "jp2t")})
)
def test_what_opencc_gets_right_stays_right(config: str) -> None:
    for name, text, expected in opencc_cases():
        if name == config and convert(text, config, corrected=False) in expected:
            assert convert(text, config) in expected


@pytest.mark.parametrize("table", Table)
def test_entries(table: Table) -> None:
    rows = list(corrections.rows(table))
    assert rows
    for word, replacement in rows:
        assert word
        assert replacement
        assert table in WORDS or len(word) == len(replacement), word


@pytest.mark.parametrize(
    ("table", "variants"), [(Table.TAIWAN_WORDS, "TWVariants"), (Table.HONGKONG_WORDS, "HKVariants")]
)
def test_words_of_a_region_are_in_its_own_characters(table: Table, variants: str) -> None:
    """A word that is put in is not converted further: 拿着文件 kept as it is would have 着 where Taiwan has 著."""
    forms = str.maketrans({middle: own[0] for middle, own in opencc_characters(variants).items()})
    for word, replacement in corrections.rows(table):
        assert replacement.translate(forms) == replacement, word


def test_the_pack_has_a_number() -> None:
    assert corrections.version() >= 1


@pytest.mark.parametrize(
    ("config", "text", "shown"),
    [
        ("s2tw", "头发现在很长", "頭髮現在很長"),
        ("s2tw", "码头发现了一只只小猫", "碼頭發現了一隻隻小貓"),
        ("s2tw", "下面的电子表格用回车键换行", "下面的電子表格用回車鍵換行"),
        ("s2tw", "这只是一只猫", "這只是一隻貓"),
        ("s2hk", "他的学生发表了演说", "他的學生發表了演説"),
        ("s2tw", "树上有只松鼠", "樹上有隻松鼠"),
        ("s2tw", "没有只言片语", "沒有隻言片語"),
        ("s2tw", "他有只手表，住在上海里弄", "他有隻手錶，住在上海里弄"),
        ("s2tw", "深海里程不短", "深海里程不短"),
        ("s2tw", "海里有鱼，船在三百海里外", "海裡有魚，船在三百海里外"),
        ("s2tw", "每平方海里有鱼", "每平方海里有魚"),
        ("s2tw", "今天干活，昨天干燥，天干地支", "今天幹活，昨天乾燥，天干地支"),
        ("s2tw", "红军从于都出发，位于都江堰", "紅軍從于都出發，位於都江堰"),
        ("s2twp", "改变量很小，修改变量的值", "改變量很小，修改變數的值"),
        ("s2twp", "多数组员同意，数组长度", "多數組員同意，陣列長度"),
        ("s2twp", "法律程序和应用程序", "法律程序和應用程式"),
        # What a creature, a drink or a measure before it tells of a character.
        ("s2tw", "来了只老虎，没有只手遮天的人", "來了隻老虎，沒有隻手遮天的人"),
        ("s2tw", "一只只有三条腿的猫", "一隻只有三條腿的貓"),
        ("s2tw", "他冲进来，给我冲了一杯茶", "他衝進來，給我沖了一杯茶"),
        ("s2tw", "不准我们进来，法官准予离婚，他说得不准", "不准我們進來，法官准予離婚，他說得不準"),
        ("s2tw", "窗明几净，几案上占了一卦", "窗明几淨，几案上占了一卦"),
        ("s2tw", "春天干旱，池塘干了，不知是谁干的", "春天乾旱，池塘乾了，不知是誰幹的"),
        ("s2tw", "刮着大风，他在刮胡子", "颳著大風，他在刮鬍子"),
        ("s2tw", "下面条给我吃，以下面条件为准", "下麵條給我吃，以下面條件為準"),
        ("s2tw", "鱼游到对岸，他去自驾游", "魚游到對岸，他去自駕遊"),
        ("s2tw", "世界游泳锦标赛", "世界游泳錦標賽"),
        ("s2tw", "余波未平，这家具备资质的工厂", "餘波未平，這家具備資質的工廠"),
        # What a character is that no word holds.
        ("s2tw", "记者范小林，符合规范", "記者范小林，符合規範"),
        ("s2tw", "他不签，抽了支签", "他不簽，抽了支籤"),
        ("s2tw", "他喂孩子吃饭，喂，你是谁？", "他餵孩子吃飯，喂，你是誰？"),
        ("s2tw", "咽不下饭，咽喉发炎", "嚥不下飯，咽喉發炎"),
        ("s2tw", "水哗哗地流，众人哗然", "水嘩嘩地流，眾人譁然"),
        ("s2tw", "鱼游到对岸，她旅游到北京", "魚游到對岸，她旅遊到北京"),
        ("s2tw", "风刮得厉害，他用刀刮得很干净", "風颳得厲害，他用刀刮得很乾淨"),
        ("s2tw", "衣服是干的，这事是他干的", "衣服是乾的，這事是他幹的"),
        ("s2tw", "干将莫邪，手下有一员干将", "干將莫邪，手下有一員幹將"),
        ("s2tw", "和面的时候，我和面试官说话", "和麵的時候，我和面試官說話"),
        ("s2tw", "房间里有霉味，生了霉，一种霉菌", "房間裡有霉味，生了霉，一種黴菌"),
        ("s2tw", "抽到一支上上签，请他签名", "抽到一支上上籤，請他簽名"),
        # Words of the region that begin within another.
        ("s2twp", "国内存款，内存不足", "國內存款，記憶體不足"),
        ("s2twp", "世界面临挑战，领导出席，重视频率", "世界面臨挑戰，領導出席，重視頻率"),
        ("s2twp", "老鼠标本，鼠标", "老鼠標本，滑鼠"),
        ("s2twp", "提高清晰度，这位图书管理员，高清位图", "提高清晰度，這位圖書管理員，高畫質點陣圖"),
        ("s2twp", "坐在窗口发信息，关闭窗口", "坐在窗口發訊息，關閉視窗"),
        ("s2twp", "脚本里，预览窗口里，打印出来", "指令碼裡，預覽視窗裡，列印出來"),
        ("tw2sp", "核心領域，資料來源：中央社，核心模組", "核心领域，资料来源：中央社，内核模块"),
        ("s2twp", "多元数据，元数据", "多元數據，後設資料"),
        ("tw2sp", "許多工人，健全形象，金鑰匙", "许多工人，健全形象，金钥匙"),
        ("hk2sp", "昨天的士多啤梨", "昨天的草莓"),
        ("s2tw", "北斗争辉，长征文化，市长征求意见", "北斗爭輝，長征文化，市長徵求意見"),
        ("s2tw", "后座，后缀，大辟，万余里", "後座，後綴，大辟，萬餘里"),
        ("s2twp", "训练程序，手续和程序，应用程序", "訓練程序，手續和程序，應用程式"),
        ("s2twp", "轻轻触摸屏幕，触摸屏", "輕輕觸摸螢幕，觸控式螢幕"),
        ("s2twp", "卸载货物，卸载软件", "卸載貨物，解除安裝軟體"),
        ("s2twp", "包罗万象的田径项目，开源项目", "包羅萬象的田徑項目，開源專案"),
        ("s2twp", "一个数据库，登录后用户，在出租车上", "一個資料庫，登入後使用者，在計程車上"),
        ("s2tw", "这样干净赚了十万，放在几上，那只鸡只叫", "這樣幹淨賺了十萬，放在几上，那隻雞只叫"),
        ("s2twp", "特鲁多开出租车去看泰坦尼克号", "杜魯道開計程車去看鐵達尼號"),
        ("tw2sp", "杜魯道看了鐵達尼號", "特鲁多看了泰坦尼克号"),
        ("s2tw", "打球后，昔日球后道歉", "打球後，昔日球后道歉"),
        ("s2tw", "两斤面，两面，买了一卷胶带，读了两卷书", "兩斤麵，兩面，買了一捲膠帶，讀了兩卷書"),
        ("s2tw", "该生系本校学生，鞋带没系，体系不好", "該生係本校學生，鞋帶沒繫，體系不好"),
        ("s2tw", "丰子恺，三步并两步，汇率并轨，并在一起", "豐子愷，三步併兩步，匯率併軌，並在一起"),
        # What the pack's own words must not reach into.
        ("s2tw", "特区成立后，打开电视后，下完棋后，股权摊薄后", "特區成立後，打開電視後，下完棋後，股權攤薄後"),
        ("s2tw", "洗完发现破了，剪好发给他，保护了发展", "洗完發現破了，剪好發給他，保護了發展"),
        ("s2tw", "这只是新的开始，一只怕生的猫，三只知了", "這只是新的開始，一隻怕生的貓，三隻知了"),
        ("s2tw", "自动复制，提请复议，敬请即复。", "自動複製，提請複議，敬請即覆。"),
        ("s2tw", "他吃饭干活，北方有些干部，他已干了三年", "他吃飯幹活，北方有些幹部，他已幹了三年"),
        ("s2tw", "生命系统，命系一线，影响当地，一支签字笔", "生命系統，命繫一線，影響當地，一支簽字筆"),
        ("s2tw", "冰块表面，这款表格，这个表的数据，手上的表格", "冰塊表面，這款表格，這個表的數據，手上的表格"),
        ("s2tw", "十二海里的领海，海里的鱼，这周全家出游", "十二海里的領海，海裡的魚，這週全家出遊"),
        ("s2twp", "小区内存在隐患，物理内存在减少，来信道歉", "小區內存在隱患，物理記憶體在減少，來信道歉"),
        ("s2twp", "快捷键，平方米，条形码，上网卡顿", "快速鍵，平方公尺，條碼，上網卡頓"),
        ("tw2sp", "帳戶，試算表，布希總統，飯店客房", "账户，电子表格，布什总统，饭店客房"),
        ("s2twp", "权力关进制度的笼子，公开信道歉，官网关于收费", "權力關進制度的籠子，公開信道歉，官網關於收費"),
        ("s2twp", "这比特别大，比特率，注册机构，注册表明，注册表", "這比特別大，位元率，註冊機構，註冊表明，登錄檔"),
        ("s2hkp", "意大利面临困难，广西服务中南，加沙发射", "意大利面臨困難，廣西服務中南，加沙發射"),
        ("s2hkp", "等公交，换了沙发", "等巴士，換了梳化"),
        ("tw2sp", "校內建立、解釋出來、推進階段、預防毒品", "校内建立、解释出来、推进阶段、预防毒品"),
        ("tw2sp", "地平線上、生產線上、尚未刪除錯誤", "地平线上、生产线上、尚未删除错误"),
        ("tw2sp", "身分證、行銷、法律未設定義規定", "身份证、营销、法律未设定义规定"),
        ("tw2sp", "線上購物、內建鏡頭、防毒軟體、除錯", "在线购物、内置镜头、杀毒软件、调试"),
        ("s2tw", "第三卷起、第十二卷上说，把袖子卷起来，直面人生", "第三卷起、第十二卷上說，把袖子捲起來，直面人生"),
        ("s2tw", "意大利面临困难，不方便面谈，吃意大利面", "意大利面臨困難，不方便面談，吃意大利麵"),
        ("s2tw", "站在墙角里，函数里，马里总统，这匹马里", "站在牆角裡，函數裡，馬里總統，這匹馬裡"),
        ("s2tw", "企业增长须创新，10余家企业，岳平，白岩松", "企業增長須創新，10餘家企業，岳平，白岩松"),
        ("s2hk", "三百人参加会议，每人参考一本，民进党参选人", "三百人參加會議，每人參考一本，民進黨參選人"),
        ("s2hk", "人参鸡汤，人参会让人上火，人参加工厂", "人蔘雞湯，人蔘會讓人上火，人蔘加工廠"),
        ("s2hkp", "急诊室的吸管", "急症室的飲管"),
        ("t2s", "妳說甚麼？宮、商、角、徵、羽", "你说什么？宫、商、角、徵、羽"),
        ("tw2s", "看著原著", "看着原著"),
        ("tw2s", "曹雪芹著，他看著", "曹雪芹著，他看着"),
        ("tw2s", "他著有三部小說，牆上寫著「禁止」，款亦著有明文", "他著有三部小说，墙上写着「禁止」，款亦著有明文"),
        ("t2s", "李乾順、孫乾和餅乾", "李乾顺、孙乾和饼干"),
        ("tw2sp", "在雪梨留學，雪梨很甜", "在悉尼留学，雪梨很甜"),
        ("s2hkp", "有很多出租车", "有很多的士"),
    ],
)
def test_words_and_boundaries(config: str, text: str, shown: str) -> None:
    assert convert(text, config) == shown
