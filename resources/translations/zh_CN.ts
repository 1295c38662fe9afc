<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddressBar</name>
    <message>
        <source>Web address (https://…) or path of a file</source>
        <translation>网址（https://…）或文件路径</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>剪贴板上没有文字</translation>
    </message>
    <message>
        <source>These are {count} files; the first {most} of them are opened.</source>
        <translation>共有 {count} 个文件；只打开前 {most} 个。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文字</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>At this place only</source>
        <translation>只在这一处</translation>
    </message>
    <message>
        <source>In this document</source>
        <translation>本文档</translation>
    </message>
    <message>
        <source>Wherever the words stand in this document</source>
        <translation>这份文档中所有相同的词语</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有文档</translation>
    </message>
    <message>
        <source>Wherever the words stand, in every document</source>
        <translation>所有文档中相同的词语</translation>
    </message>
    <message>
        <source>for</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>The words that the rule is for</source>
        <translation>规则所针对的词语</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>As if nothing had been settled here</source>
        <translation>如同不曾在此做过决定</translation>
    </message>
    <message>
        <source>never convert</source>
        <translation>从不转换</translation>
    </message>
    <message>
        <source>Show it as the source has it</source>
        <translation>照原文显示</translation>
    </message>
    <message>
        <source>Press {key} to choose it</source>
        <translation>按 {key} 选取</translation>
    </message>
    <message>
        <source>Show {text}</source>
        <translation>显示为 {text}</translation>
    </message>
    <message>
        <source>It is shown now</source>
        <translation>当前显示的就是它</translation>
    </message>
</context>
<context>
    <name>ColumnHeads</name>
    <message>
        <source>View of the column beside the text</source>
        <translation>对照栏的显示方式</translation>
    </message>
    <message>
        <source>View of the text</source>
        <translation>正文的显示方式</translation>
    </message>
    <message>
        <source>The columns keep level, paragraph by paragraph. Press to scroll each by itself.</source>
        <translation>两栏逐段对齐。按一下改为各自滚动。</translation>
    </message>
    <message>
        <source>Each column scrolls by itself. Press to keep them level.</source>
        <translation>两栏各自滚动。按一下改为逐段对齐。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Go to a section, open a recent file, do anything</source>
        <translation>跳到章节、打开最近的文档、执行命令</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>没有符合的项目</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>Copied %Ln characters</source>
        <translation>
            <numerusform>已复制 %Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln characters of the original</source>
        <translation>
            <numerusform>已复制原文 %Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln characters, shown and original</source>
        <translation>
            <numerusform>已复制显示文字和原文，共 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a converted quote with its source</source>
        <translation>已复制转换过的引文及出处</translation>
    </message>
    <message>
        <source>Copied a quote with its source</source>
        <translation>已复制引文及出处</translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful places in it: {places}</source>
        <translation>
            <numerusform>其中 %Ln 处存疑：{places}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the section, %Ln characters</source>
        <translation>
            <numerusform>已复制本节，共 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Select some text to copy it</source>
        <translation>请先选择要复制的文字</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Settled by you for this place</source>
        <translation>此处由您确定</translation>
    </message>
    <message>
        <source>Settled by your rule</source>
        <translation>由您的规则确定</translation>
    </message>
    <message>
        <source>The region’s own quotation marks</source>
        <translation>该地区的引号</translation>
    </message>
    <message>
        <source>The region’s own word</source>
        <translation>该地区的用语</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转换</translation>
    </message>
    <message>
        <source>It has other forms; nothing speaks for them here</source>
        <translation>另有其他写法，但从此处看不必改用</translation>
    </message>
    <message>
        <source>In doubt: the sentence can be cut into words in another way</source>
        <translation>存疑：句子还可以有另一种切分方式</translation>
    </message>
    <message>
        <source>In doubt: it may be a name</source>
        <translation>存疑：可能是人名</translation>
    </message>
    <message>
        <source>In doubt: the characters around it speak for another</source>
        <translation>存疑：从上下文看可能是另一个字</translation>
    </message>
    <message>
        <source>In doubt: reworded for the region, but it is an ordinary word too</source>
        <translation>存疑：已换成该地区的用语，但原词也是普通词</translation>
    </message>
    <message>
        <source>In doubt: the region may have a word of its own for it</source>
        <translation>存疑：该地区可能有自己的说法</translation>
    </message>
    <message>
        <source>In doubt: a character of the other script in this paragraph</source>
        <translation>存疑：本段中夹杂的另一种繁简字</translation>
    </message>
    <message>
        <source>Repair hid a pinyin insertion</source>
        <translation>修复时隐藏了夹注拼音</translation>
    </message>
    <message>
        <source>Repair hid an empty image</source>
        <translation>修复时隐藏了空白图片</translation>
    </message>
    <message>
        <source>Repair hid an invisible character</source>
        <translation>修复时隐藏了不可见字符</translation>
    </message>
    <message>
        <source>Repair decoded an entity</source>
        <translation>修复时还原了 HTML 实体</translation>
    </message>
    <message>
        <source>Repair replaced a radical by the character it stands for</source>
        <translation>修复时将部首符号换成了对应的汉字</translation>
    </message>
    <message>
        <source>Repair hid a line break inside a paragraph</source>
        <translation>修复时隐藏了段内换行</translation>
    </message>
    <message>
        <source>Repair widened a punctuation mark</source>
        <translation>修复时将标点改为全角</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>上下文</translation>
    </message>
</context>
<context>
    <name>Features</name>
    <message>
        <source>This link leads nowhere outside the document: {link}</source>
        <translation>无法打开此链接：{link}</translation>
    </message>
    <message>
        <source>Opening was cancelled</source>
        <translation>已取消打开</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find, in either script</source>
        <translation>查找（繁简皆可）</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一个结果 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一个结果 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Continued from the beginning</source>
        <translation>已从开头继续</translation>
    </message>
    <message>
        <source>Continued from the end</source>
        <translation>已从末尾继续</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>GlossaryWindow</name>
    <message>
        <source>Glossary</source>
        <translation>词汇表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Reading the rules…</source>
        <translation>正在读取规则…</translation>
    </message>
    <message>
        <source>No rules yet. A rule says what a term is shown as, whatever the converter makes of it. Write one above, choose a candidate in the text, or import a list.</source>
        <translation>还没有规则。规则决定一个词语显示成什么，不论转换的结果如何。可在上方写一条，在正文里选择候选字，或导入列表。</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln rules</source>
        <translation>
            <numerusform>%Ln 条规则中的 {shown} 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln 条规则</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken: {problem}.</source>
        <translation>未采用：{problem}。</translation>
    </message>
    <message>
        <source>Change {term}</source>
        <translation>修改 {term}</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln rules</source>
        <translation>
            <numerusform>删除 %Ln 条规则</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Open a file with {open}, paste a text with {paste}, or drop either here</source>
        <translation>按 {open} 打开文件，按 {paste} 粘贴文字，或将文件、文字拖放到这里</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>Text and theme</source>
        <translation>文字与主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Sans-serif</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>每行字数</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The usual size, typefaces and measures</source>
        <translation>恢复默认的大小、字体和间距</translation>
    </message>
    <message>
        <source>{count} px</source>
        <translation>{count} px</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>OpeningBar</name>
    <message>
        <source>Opening “{name}”…</source>
        <translation>正在打开“{name}”…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Return everything here to its usual value</source>
        <translation>全部恢复为默认值</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Sent to the printer “{name}”</source>
        <translation>已发送到打印机“{name}”</translation>
    </message>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在保存“{name}”…</translation>
    </message>
    <message>
        <source>Saved “{name}”</source>
        <translation>已保存“{name}”</translation>
    </message>
    <message>
        <source>Cannot print on “{name}”: it does not answer; see that it is switched on, or save the article as PDF.</source>
        <translation>无法用“{name}”打印：打印机没有响应。请确认电源已打开，或将文章另存为 PDF。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>No recent documents</source>
        <translation>没有最近的文档</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清除列表</translation>
    </message>
</context>
<context>
    <name>Recoding</name>
    <message>
        <source>Find out by itself</source>
        <translation>自动检测</translation>
    </message>
</context>
<context>
    <name>ReportFile</name>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在保存“{name}”…</translation>
    </message>
    <message>
        <source>Saved “{name}”</source>
        <translation>已保存“{name}”</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部接受</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>What was probably meant</source>
        <translation>可能的原字</translation>
    </message>
    <message>
        <source>Reading the article…</source>
        <translation>正在查看文章…</translation>
    </message>
    <message>
        <source>no conversion</source>
        <translation>未转换</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters changed</source>
        <translation>
            <numerusform>%Ln 字转换</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repairs</source>
        <translation>
            <numerusform>%Ln 处修复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in doubt</source>
        <translation>
            <numerusform>%Ln 处存疑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled by you</source>
        <translation>
            <numerusform>您已确定 %Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleBox</name>
    <message>
        <source>Term in the source</source>
        <translation>原文中的词语</translation>
    </message>
    <message>
        <source>Shown as; empty: never converted</source>
        <translation>显示为；留空则从不转换</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>RuleExchange</name>
    <message>
        <source>Import rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Lists of rules (*.tsv *.txt)</source>
        <translation>规则列表 (*.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Cannot read “{name}”: {detail}.</source>
        <translation>无法读取“{name}”：{detail}。</translation>
    </message>
    <message>
        <source>Reading “{name}”…</source>
        <translation>正在读取“{name}”…</translation>
    </message>
    <message>
        <source>Import “{name}”</source>
        <translation>导入“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules taken</source>
        <translation>
            <numerusform>已采用 %Ln 条规则</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines left out</source>
        <translation>
            <numerusform>略过 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is too large: at most {most} rules are taken. Divide it into several files.</source>
        <translation>“{name}”太大：最多采用 {most} 条规则。请分成几个文件。</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>导出规则</translation>
    </message>
    <message>
        <source>Table (*.tsv)</source>
        <translation>表格 (*.tsv)</translation>
    </message>
    <message>
        <source>OpenCC dictionary (*.txt)</source>
        <translation>OpenCC 词典 (*.txt)</translation>
    </message>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在保存“{name}”…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules saved</source>
        <translation>
            <numerusform>已保存 %Ln 条规则</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, which are off, for one place or document, or do not fit the format</source>
        <translation>
            <numerusform>略过 %Ln 条：已停用、仅限一处或一个文档，或格式容纳不下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, which are for one place</source>
        <translation>
            <numerusform>略过 %Ln 条：仅限一处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleMessage</name>
    <message>
        <source>Line {number}: {what}: {text}</source>
        <translation>第 {number} 行：{what}：{text}</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>in every view</source>
        <translation>在每种视图</translation>
    </message>
    <message>
        <source>Simplified → Traditional</source>
        <translation>简体 → 繁体</translation>
    </message>
    <message>
        <source>Simplified → 臺灣</source>
        <translation>简体 → 臺灣</translation>
    </message>
    <message>
        <source>Simplified → 香港</source>
        <translation>简体 → 香港</translation>
    </message>
    <message>
        <source>Traditional → 简体</source>
        <translation>繁体 → 简体</translation>
    </message>
    <message>
        <source>Traditional → 臺灣</source>
        <translation>繁体 → 臺灣</translation>
    </message>
    <message>
        <source>Traditional → 香港</source>
        <translation>繁体 → 香港</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有文档</translation>
    </message>
    <message>
        <source>never converted</source>
        <translation>从不转换</translation>
    </message>
    <message>
        <source>{name}, one place</source>
        <translation>{name}，一处</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Rulebook</name>
    <message>
        <source>A rule is for some words of one paragraph: select less</source>
        <translation>规则只针对一段中的几个字：请少选一些</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤回：{what}</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Settled again: {what}</source>
        <translation>已重新确定：{what}</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>this document</source>
        <translation>本文档</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在保存“{name}”…</translation>
    </message>
    <message>
        <source>Saved “{name}”</source>
        <translation>已保存“{name}”</translation>
    </message>
    <message>
        <source>Copying the article…</source>
        <translation>正在复制全文…</translation>
    </message>
    <message numerus="yes">
        <source>Copied the article, %Ln characters</source>
        <translation>
            <numerusform>已复制全文，共 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>“{name}” exists already. Replace it?</source>
        <translation>“{name}”已存在。要替换它吗？</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>{count} px</source>
        <translation>{count} px</translation>
    </message>
</context>
<context>
    <name>SectionPanel</name>
    <message>
        <source>Filter sections</source>
        <translation>筛选目录</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>This cannot be a rule: choose other words for it</source>
        <translation>这不能成为规则：请换用其他词语</translation>
    </message>
    <message>
        <source>{what} · Ctrl+Z takes it back</source>
        <translation>{what} · 按 Ctrl+Z 撤回</translation>
    </message>
    <message>
        <source>Take back {rule}</source>
        <translation>撤回 {rule}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places rebuilt</source>
        <translation>
            <numerusform>已还原 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Not settled any more · Ctrl+Z settles it again</source>
        <translation>已不再确定 · 按 Ctrl+Z 恢复</translation>
    </message>
    <message>
        <source>{rule}, here</source>
        <translation>{rule}，此处</translation>
    </message>
    <message>
        <source>{rule}, in this document</source>
        <translation>{rule}，本文档</translation>
    </message>
    <message>
        <source>{rule}, everywhere</source>
        <translation>{rule}，所有文档</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln doubts</source>
        <translation>
            <numerusform>%Ln 处存疑</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the next place that may be converted wrongly</source>
        <translation>前往下一处可能转换有误的地方</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read</source>
        <translation>
            <numerusform>%Ln 个字符无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Read the file in another encoding</source>
        <translation>用其他编码重新读取文件</translation>
    </message>
    <message>
        <source>Encoding: {name}</source>
        <translation>编码：{name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>用语</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>本页</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repairs</source>
        <translation>
            <numerusform>%Ln 处修复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters converted</source>
        <translation>
            <numerusform>%Ln 字转换</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pinyin insertions hidden</source>
        <translation>
            <numerusform>隐藏 %Ln 处夹注拼音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty images hidden</source>
        <translation>
            <numerusform>隐藏 %Ln 个空白图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters hidden</source>
        <translation>
            <numerusform>隐藏 %Ln 个不可见字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln undecoded entities decoded</source>
        <translation>
            <numerusform>还原 %Ln 个 HTML 实体</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln radicals replaced by the characters they stand for</source>
        <translation>
            <numerusform>将 %Ln 个部首符号换回汉字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line breaks inside paragraphs hidden</source>
        <translation>
            <numerusform>隐藏段落内 %Ln 处换行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln punctuation marks widened</source>
        <translation>
            <numerusform>将 %Ln 个标点改为全角</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>所有功能</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>繁简</translation>
    </message>
    <message>
        <source>Doubts and changes</source>
        <translation>存疑与转换</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Find and go</source>
        <translation>查找与前往</translation>
    </message>
    <message>
        <source>Window and text</source>
        <translation>窗口与文字</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message numerus="yes">
        <source>This text was probably made by a converter: nobody writes {words} (%Ln places).</source>
        <translation>
            <numerusform>这篇文章很可能是转换软件转出来的：一般不会写成“{words}”（%Ln 处）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Nothing is in doubt here</source>
        <translation>这里没有存疑之处</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Reload</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>“{name}” has changed on the disk.</source>
        <translation>“{name}”在磁盘上已有改动。</translation>
    </message>
    <message>
        <source>“{name}” is no longer where it was. What has been read stays open; save it to keep it.</source>
        <translation>“{name}”已不在原处。读到的内容仍然打开着；要保留请另存。</translation>
    </message>
</context>
<context>
    <name>_Veil</name>
    <message>
        <source>Drop to open</source>
        <translation>松开即可打开</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a text or Markdown file</source>
        <translation>打开文本或 Markdown 文件</translation>
    </message>
    <message>
        <source>Recent documents…</source>
        <translation>最近的文档…</translation>
    </message>
    <message>
        <source>Open address…</source>
        <translation>打开网址…</translation>
    </message>
    <message>
        <source>Open a page of the web, or a file by its path</source>
        <translation>打开网页，或按路径打开文件</translation>
    </message>
    <message>
        <source>Paste as a new article</source>
        <translation>粘贴为新文章</translation>
    </message>
    <message>
        <source>Read the text or files on the clipboard</source>
        <translation>阅读剪贴板上的文字或文件</translation>
    </message>
    <message>
        <source>Encoding…</source>
        <translation>编码…</translation>
    </message>
    <message>
        <source>Read the file in another encoding</source>
        <translation>用其他编码重新读取文件</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save what is shown as text, Markdown, HTML, EPUB or PDF</source>
        <translation>将显示的内容存为文本、Markdown、HTML、EPUB 或 PDF</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>As the source has it</source>
        <translation>按原文显示</translation>
    </message>
    <message>
        <source>Simplified characters of the mainland</source>
        <translation>中国大陆的简体字</translation>
    </message>
    <message>
        <source>Traditional characters of Taiwan</source>
        <translation>台湾的繁体字</translation>
    </message>
    <message>
        <source>Traditional characters of Hong Kong</source>
        <translation>香港的繁体字</translation>
    </message>
    <message>
        <source>Flip script</source>
        <translation>切换繁简</translation>
    </message>
    <message>
        <source>Show the other script, and back</source>
        <translation>在繁体和简体之间切换，再按一次换回来</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>用语转换</translation>
    </message>
    <message>
        <source>Also use the region’s words, as in 软件 → 軟體. This rewords the text: leave it off for quotes.</source>
        <translation>同时换成当地用语，例如 软件 → 軟體。这会改动字词，引用时请关闭。</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Hide bracketed pinyin, empty images and other damage of copied pages. Off shows every character.</source>
        <translation>隐藏夹注拼音、空白图片等网页复制的杂质。关闭后会显示每一个字符。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Show the original beside the text, paragraph by paragraph; or any two views</source>
        <translation>在正文旁逐段对照原文，也可选任意两种显示方式</translation>
    </message>
    <message>
        <source>Mark doubts</source>
        <translation>标记存疑</translation>
    </message>
    <message>
        <source>Underline with a wave what may be converted wrongly</source>
        <translation>用波浪线标出可能转换有误的字</translation>
    </message>
    <message>
        <source>Mark changes</source>
        <translation>标记转换</translation>
    </message>
    <message>
        <source>Underline with dots what conversion changed</source>
        <translation>用点线标出转换过的字</translation>
    </message>
    <message>
        <source>Mark repairs</source>
        <translation>标记修复</translation>
    </message>
    <message>
        <source>Put a corner where repair changed or hid</source>
        <translation>在修复过或隐藏了内容的地方加一个小角</translation>
    </message>
    <message>
        <source>Next doubt</source>
        <translation>下一处存疑</translation>
    </message>
    <message>
        <source>Go to the next place that may be converted wrongly</source>
        <translation>前往下一处可能转换有误的地方</translation>
    </message>
    <message>
        <source>Previous doubt</source>
        <translation>上一处存疑</translation>
    </message>
    <message>
        <source>Explain this place</source>
        <translation>说明此处</translation>
    </message>
    <message>
        <source>What stood here, and what else it could be</source>
        <translation>此处原来是什么字，还可能是什么字</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>What was repaired, changed and is in doubt, by place</source>
        <translation>逐处列出修复、转换和存疑的地方</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>词汇表…</translation>
    </message>
    <message>
        <source>Your rules for terms: look through, change, exchange</source>
        <translation>您的用语规则：查看、修改、导入导出</translation>
    </message>
    <message>
        <source>Make a rule…</source>
        <translation>添加规则…</translation>
    </message>
    <message>
        <source>Say once what the selected words are shown as, or that they are never converted</source>
        <translation>一次说定所选词语显示成什么，或从不转换</translation>
    </message>
    <message>
        <source>Undo rule</source>
        <translation>撤销规则</translation>
    </message>
    <message>
        <source>Take back what was settled last</source>
        <translation>撤回上一次的确定</translation>
    </message>
    <message>
        <source>Redo rule</source>
        <translation>重做规则</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>复制显示的文字</translation>
    </message>
    <message>
        <source>Copy quote with its source</source>
        <translation>复制引文及出处</translation>
    </message>
    <message>
        <source>Copy original</source>
        <translation>复制原文</translation>
    </message>
    <message>
        <source>Copy in the source’s own script and words</source>
        <translation>保留原文的繁简和用词</translation>
    </message>
    <message>
        <source>Copy shown and original</source>
        <translation>复制显示文字和原文</translation>
    </message>
    <message>
        <source>Copy section</source>
        <translation>复制本节</translation>
    </message>
    <message>
        <source>Copy whole article</source>
        <translation>复制全文</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Find words in either script</source>
        <translation>查找字词，繁简皆可</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>To where you jumped from</source>
        <translation>回到跳转前的位置</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go to anything…</source>
        <translation>前往…</translation>
    </message>
    <message>
        <source>Menu of all actions</source>
        <translation>功能菜单</translation>
    </message>
    <message>
        <source>Caret</source>
        <translation>文本光标</translation>
    </message>
    <message>
        <source>Move a caret with the arrow keys; Shift selects</source>
        <translation>用方向键移动光标，按住 Shift 选择</translation>
    </message>
    <message>
        <source>Text and theme</source>
        <translation>文字与主题</translation>
    </message>
    <message>
        <source>Theme, size, typefaces and measures</source>
        <translation>主题、大小、字体和间距</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Show or hide the section panel</source>
        <translation>显示或隐藏目录</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>下一节</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>上一节</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>How to use Hanview</source>
        <translation>Hanview 的使用方法</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>cautions</name>
    <message>
        <source>Characters that could not be read as {detail}: {count}. Each is shown as �.</source>
        <translation>有 {count} 个字符无法按 {detail} 读取，显示为 �。</translation>
    </message>
    <message>
        <source>This file nests quotes or lists more than {count} deep and is shown as plain text.</source>
        <translation>此文件的引用或列表超过 {count} 层，因此以纯文本显示。</translation>
    </message>
    <message>
        <source>Characters that the file draws without saying which they are: {count}. Each is shown as �.</source>
        <translation>有 {count} 个字符只有字形，文件没有注明是哪个字，显示为 �。</translation>
    </message>
    <message>
        <source>Pages that hold pictures but no text, and are left out: {count}.</source>
        <translation>有 {count} 页只有图片、没有文字，已略过。</translation>
    </message>
    <message>
        <source>Parts of this file that are missing or damaged: {count}. They are left out.</source>
        <translation>这个文件有 {count} 个部分缺失或损坏，已略过。</translation>
    </message>
    <message>
        <source>This file is very long: only its first {count} pages were read.</source>
        <translation>文件很长，只读了前 {count} 页。</translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Texts and books</source>
        <translation>文章和书籍</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>a file of another kind</source>
        <translation>其他类型的文件</translation>
    </message>
    <message>
        <source>a saved web page</source>
        <translation>保存的网页</translation>
    </message>
    <message>
        <source>a FictionBook</source>
        <translation>FictionBook 电子书</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>zip 压缩包</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>an old Microsoft Office document</source>
        <translation>旧版 Microsoft Office 文档</translation>
    </message>
    <message>
        <source>a rich text (RTF) document</source>
        <translation>RTF 文档</translation>
    </message>
    <message>
        <source>a Kindle book</source>
        <translation>Kindle 电子书</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>JPEG 图片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>GIF 图片</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <translation>WebP 图片</translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation>TIFF 图片</translation>
    </message>
    <message>
        <source>a DjVu document</source>
        <translation>DjVu 文档</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>a bzip2 archive</source>
        <translation>bzip2 压缩包</translation>
    </message>
    <message>
        <source>an xz archive</source>
        <translation>xz 压缩包</translation>
    </message>
    <message>
        <source>a Zstandard archive</source>
        <translation>Zstandard 压缩包</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar 归档文件</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>a sound file</source>
        <translation>音频文件</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>an EPUB book</source>
        <translation>EPUB 电子书</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>an OpenDocument text</source>
        <translation>OpenDocument 文本文档</translation>
    </message>
    <message>
        <source>an Excel table</source>
        <translation>Excel 表格</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>PowerPoint 演示文稿</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message>
        <source>Theme: {name}</source>
        <translation>主题：{name}</translation>
    </message>
</context>
<context>
    <name>fonts</name>
    <message>
        <source>No installed font has Chinese characters, so they show as empty boxes.</source>
        <translation>系统没有安装中文字体，汉字只会显示成空白方框。</translation>
    </message>
    <message>
        <source>Install a Chinese font, such as Noto Serif CJK, and open Hanview again.</source>
        <translation>请安装中文字体（例如 Noto Serif CJK），再重新打开 Hanview。</translation>
    </message>
    <message>
        <source>Install one and open Hanview again: {command}</source>
        <translation>请安装字体，再重新打开 Hanview：{command}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Something went wrong ({error}). You can go on reading.</source>
        <translation>发生意外错误 ({error})。您可以继续阅读。</translation>
    </message>
    <message>
        <source>“{name}” is not where it was: open it where it is now, and it goes on at your place.</source>
        <translation>“{name}”已不在原处：从它现在的位置打开，就能接着读。</translation>
    </message>
    <message>
        <source>“{name}” is empty: there is nothing to read in it.</source>
        <translation>“{name}”是空的，没有可以阅读的内容。</translation>
    </message>
    <message>
        <source>No installed font can draw these characters of the text: {characters}. With a font of rare characters, such as Jigmo or HanaMin, most of them can be seen; install one and open Hanview again.</source>
        <translation>已安装的字体画不出文中的这些字：{characters}。安装收录罕用字的字体（例如 Jigmo 或花园明朝），再重新打开 Hanview，大多就能看见。</translation>
    </message>
    <message>
        <source>These characters are of private use, and mean something only in the font that the text was written with: {characters}.</source>
        <translation>这些是私有使用区的字，只有撰写时所用的字体才画得出：{characters}。</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>The file with your settings, places and recent documents was damaged and could not be read. It was put aside as “{path}” and a new one begun; if you have a backup, put it in place while Hanview is closed.</source>
        <translation>保存设置、阅读位置和最近文档的文件已损坏，无法读取。该文件已移到“{path}”，并新建了一个文件。如果您有备份，请在关闭 Hanview 后放回原处。</translation>
    </message>
    <message>
        <source>“{path}” was written by a newer Hanview and is left as it is. Nothing is kept from this session; install the newer version, or name another folder in the environment variable HANVIEW_DATA.</source>
        <translation>“{path}”由较新版本的 Hanview 写入，因此保持原样，这次的记录不会保存。请安装新版本，或在环境变量 HANVIEW_DATA 中指定另一个文件夹。</translation>
    </message>
    <message>
        <source>“{path}” belongs to another program and is left as it is. Nothing is kept from this session; move that file elsewhere and start Hanview again.</source>
        <translation>“{path}”属于其他程序，因此保持原样，这次的记录不会保存。请将该文件移到别处，再重新启动 Hanview。</translation>
    </message>
    <message>
        <source>“{path}” cannot be written ({detail}). From now on nothing is kept in this session; see whether you may write there and the disk has room, and start Hanview again.</source>
        <translation>无法写入“{path}”({detail})。接下来的记录不会保存。请检查写入权限和磁盘空间，再重新启动 Hanview。</translation>
    </message>
    <message>
        <source>“{path}” is held by another program ({detail}). From now on nothing is kept in this session; close the other program and start Hanview again.</source>
        <translation>“{path}”正被其他程序占用 ({detail})。接下来的记录不会保存。请关闭该程序，再重新启动 Hanview。</translation>
    </message>
    <message>
        <source>The setting “{detail}” had a value that cannot be used and is back to its usual one; choose it again.</source>
        <translation>设置“{detail}”的值无法使用，已恢复为默认值，请重新选择。</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Cannot open “{name}”: {reason}.</source>
        <translation>无法打开“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>there is no such file; check the name, or whether it was moved or deleted</source>
        <translation>没有这个文件。请检查名称，或确认文件是否已移动或删除</translation>
    </message>
    <message>
        <source>it is a folder; open one of the files inside it</source>
        <translation>这是文件夹。请打开其中的文件</translation>
    </message>
    <message>
        <source>it is {detail}, not a file; save its contents to a file and open that</source>
        <translation>这是{detail}，不是文件。请将内容存成文件再打开</translation>
    </message>
    <message>
        <source>you may not read it; change its permissions or ask its owner</source>
        <translation>您没有读取权限。请更改权限，或联系文件的所有者</translation>
    </message>
    <message>
        <source>reading it failed ({detail}); check the disk or network it is on and try again</source>
        <translation>读取失败 ({detail})。请检查所在的磁盘或网络，再试一次</translation>
    </message>
    <message>
        <source>it was changed while it was being read; open it again</source>
        <translation>读到一半时文件有了改动，请重新打开</translation>
    </message>
    <message>
        <source>it is larger than {detail}; split it and open the parts</source>
        <translation>文件超过 {detail}。请拆分后再分别打开</translation>
    </message>
    <message>
        <source>it seems to be {detail}, not text; save its text as a .txt or .md file and open that</source>
        <translation>这似乎是{detail}，不是文本。请将其中的文字存成 .txt 或 .md 文件再打开</translation>
    </message>
    <message>
        <source>it is {detail}; unpack it and open the files inside it</source>
        <translation>这是{detail}。请解开它，再打开其中的文件</translation>
    </message>
    <message>
        <source>it is {detail}, and what can be opened are texts, web pages, e-books, Word, OpenDocument and PDF documents, and subtitles; have the writing in it recognised (OCR) and open the result</source>
        <translation>这是{detail}。能打开的是文本、网页、电子书、Word、OpenDocument 与 PDF 文档，以及字幕。请先识别（OCR）图上的文字，再打开得到的文件</translation>
    </message>
    <message>
        <source>its path is empty; give the name of a file</source>
        <translation>路径是空的。请输入文件名</translation>
    </message>
    <message>
        <source>it is {detail}; choose something to read: texts, web pages, e-books, Word, OpenDocument and PDF documents, or subtitles</source>
        <translation>这是{detail}。请选择可以阅读的文件：文本、网页、电子书、Word、OpenDocument 与 PDF 文档，或字幕</translation>
    </message>
    <message>
        <source>it is protected by a password; save a copy without one in the program that made it and open that</source>
        <translation>文件受密码保护。请用原来的程序另存一份没有密码的副本再打开</translation>
    </message>
    <message>
        <source>it is protected against copying (DRM); get a copy without protection from where you bought it</source>
        <translation>它有防复制保护（DRM）。请向购买处获取没有保护的版本</translation>
    </message>
    <message>
        <source>unpacked it would be larger than {detail}, as only files are that are made to do harm; do not open it</source>
        <translation>解压后会超过 {detail}，只有恶意制作的文件才会这样。请不要打开</translation>
    </message>
    <message>
        <source>it is damaged, or not {detail} at all; get it again from where it came from</source>
        <translation>文件已损坏，或者根本不是{detail}。请从原处重新获取</translation>
    </message>
    <message>
        <source>it is an old Word document; open it in Word or LibreOffice, save it as .docx, and open that</source>
        <translation>这是旧式 Word 文档。请用 Word 或 LibreOffice 打开，另存为 .docx，再打开那一份</translation>
    </message>
    <message>
        <source>it is a zip archive without a Word document in it; unpack it and open the files inside it</source>
        <translation>这是 zip 压缩包，里面没有 Word 文档。请解压后打开其中的文件</translation>
    </message>
    <message>
        <source>it holds pictures of pages and no text; have the text recognised (OCR) and open the result</source>
        <translation>文件里只有页面的图像，没有文字。请先识别文字（OCR），再打开结果</translation>
    </message>
    <message>
        <source>its server cannot be reached ({detail}); check the address and your connection, and try again</source>
        <translation>无法连接到服务器（{detail}）；请检查网址和网络连接后再试</translation>
    </message>
    <message>
        <source>the connection broke off before all of it had come; try again</source>
        <translation>连接在收完之前中断了；请再试一次</translation>
    </message>
    <message>
        <source>it is larger than {detail}, the most that is fetched; save it with a browser and open the file</source>
        <translation>它超过了 {detail}，即最多可获取的大小；请用浏览器保存后再打开该文件</translation>
    </message>
    <message>
        <source>its server cannot prove that it is the one that you asked for ({detail}); check the address, or look at it in a browser before you believe what it says</source>
        <translation>其服务器无法证明自己就是您所要的那一台（{detail}）；请检查网址，或先用浏览器查看，再决定是否相信其内容</translation>
    </message>
    <message>
        <source>the server answered “{detail}”; check the address, or open it in a browser, save the page and open that</source>
        <translation>服务器的答复是“{detail}”；请检查网址，或在浏览器中打开并保存网页，再打开保存的文件</translation>
    </message>
    <message>
        <source>it leads on too often, or to what is no web page; open it in a browser, save the page and open that</source>
        <translation>它转向的次数太多，或转到的不是网页；请在浏览器中打开并保存网页，再打开保存的文件</translation>
    </message>
    <message>
        <source>it did not come within {detail} seconds; try again later</source>
        <translation>{detail} 秒内没有取得；请稍后再试</translation>
    </message>
    <message>
        <source>it is no web address; write one that begins with https:// or http://</source>
        <translation>这不是网址；请写以 https:// 或 http:// 开头的网址</translation>
    </message>
    <message>
        <source>reading it ended the process that did so; it may be damaged or need more memory than there is</source>
        <translation>读取文件的进程意外结束。文件可能已损坏，或需要的内存超过现有容量</translation>
    </message>
    <message>
        <source>there is no encoding named “{detail}”; give one such as utf-8, gb18030 or big5</source>
        <translation>没有名为“{detail}”的编码。请指定 utf-8、gb18030 或 big5 等编码</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>words can be cut otherwise</source>
        <translation>另有切分方式</translation>
    </message>
    <message>
        <source>may be a name</source>
        <translation>可能是人名</translation>
    </message>
    <message>
        <source>characters around it</source>
        <translation>前后的字</translation>
    </message>
    <message>
        <source>script</source>
        <translation>繁简转换</translation>
    </message>
    <message>
        <source>regional word</source>
        <translation>地区用语</translation>
    </message>
    <message>
        <source>the region may say otherwise</source>
        <translation>该地区可能另有说法</translation>
    </message>
    <message>
        <source>quotation mark</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>your rule</source>
        <translation>您的规则</translation>
    </message>
    <message>
        <source>settled by you</source>
        <translation>由您确定</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>empty image</source>
        <translation>空白图片</translation>
    </message>
    <message>
        <source>invisible character</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>HTML 实体</translation>
    </message>
    <message>
        <source>radical</source>
        <translation>部首符号</translation>
    </message>
    <message>
        <source>line break</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>punctuation mark</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>nobody writes it so</source>
        <translation>一般不会这样写</translation>
    </message>
    <message>
        <source>as it comes back from Simplified</source>
        <translation>经简体转回的结果</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>it is not written in the encoding of the other lines</source>
        <translation>不是用其他行的编码写的</translation>
    </message>
    <message>
        <source>there is no tab between the term and what it becomes</source>
        <translation>词语和显示内容之间没有制表符</translation>
    </message>
    <message>
        <source>there is no such direction; there are any, s2t, s2tw, s2hk, t2s, t2tw and t2hk</source>
        <translation>没有这种方向；可用的有 any、s2t、s2tw、s2hk、t2s、t2tw、t2hk</translation>
    </message>
    <message>
        <source>an earlier line has the same term; this one counts</source>
        <translation>前面有同样的词语，以本行为准</translation>
    </message>
    <message>
        <source>the term is empty</source>
        <translation>词语为空</translation>
    </message>
    <message>
        <source>there is nothing to show instead</source>
        <translation>没有写显示成什么</translation>
    </message>
    <message>
        <source>it has a control character</source>
        <translation>含有控制字符</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>太长</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Cannot save “{name}”: {reason}.</source>
        <translation>无法保存“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>it could not be written completely</source>
        <translation>无法完整写入</translation>
    </message>
    <message>
        <source>the folder “{folder}” is not there any more; choose another one</source>
        <translation>文件夹“{folder}”已不存在。请选择其他文件夹</translation>
    </message>
    <message>
        <source>you may not write in “{folder}”; choose another folder, or allow writing there</source>
        <translation>您没有写入“{folder}”的权限。请选择其他文件夹，或允许写入</translation>
    </message>
    <message>
        <source>“{folder}” can only be read; choose another folder</source>
        <translation>“{folder}”只能读取。请选择其他文件夹</translation>
    </message>
    <message>
        <source>there is no room left on the disk; make some, or choose a folder on another disk</source>
        <translation>磁盘空间不足。请清理空间，或选择其他磁盘上的文件夹</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>名称太长。请使用较短的名称</translation>
    </message>
    <message>
        <source>there is a folder of that name; choose another name</source>
        <translation>已有同名的文件夹。请使用其他名称</translation>
    </message>
    <message>
        <source>“{folder}” is not a folder; choose another one</source>
        <translation>“{folder}”不是文件夹。请选择其他文件夹</translation>
    </message>
    <message>
        <source>{detail}; see that there is room on the disk, or choose another folder</source>
        <translation>{detail}。请检查磁盘空间，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>纯文本</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Repair damaged text</source>
        <translation>修复文字中的杂质</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Serif type for Simplified</source>
        <translation>简体字使用宋体</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Show documents in</source>
        <translation>默认显示</translation>
    </message>
    <message>
        <source>Traditional characters of</source>
        <translation>繁体字采用</translation>
    </message>
    <message>
        <source>Use the region’s words</source>
        <translation>转换为当地用语</translation>
    </message>
    <message>
        <source>Correct known mistakes of conversion</source>
        <translation>修正已知的转换错误</translation>
    </message>
    <message>
        <source>Start with the document read last</source>
        <translation>启动时打开上次阅读的文档</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>每行字数</translation>
    </message>
    <message>
        <source>Serif type for Traditional</source>
        <translation>繁体字使用宋体</translation>
    </message>
    <message>
        <source>What may be converted wrongly</source>
        <translation>可能转换有误的字</translation>
    </message>
    <message>
        <source>What conversion changed</source>
        <translation>转换过的字</translation>
    </message>
    <message>
        <source>What repair changed or hid</source>
        <translation>修复过或隐藏了内容的地方</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Opening documents</source>
        <translation>打开文档</translation>
    </message>
    <message>
        <source>Text and theme</source>
        <translation>文字与主题</translation>
    </message>
    <message>
        <source>Marks in the text</source>
        <translation>文中标记</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>界面</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>More</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>With a caret; with Shift they select</source>
        <translation>使用光标时；按住 Shift 可选择</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>繁简</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Doubts and changes</source>
        <translation>存疑与转换</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Going about</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>A screen on</source>
        <translation>下一屏</translation>
    </message>
    <message>
        <source>A screen back</source>
        <translation>上一屏</translation>
    </message>
    <message>
        <source>A little on</source>
        <translation>向下滚动</translation>
    </message>
    <message>
        <source>A little back</source>
        <translation>向上滚动</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>End</source>
        <translation>末尾</translation>
    </message>
    <message>
        <source>A character on</source>
        <translation>后一个字</translation>
    </message>
    <message>
        <source>A character back</source>
        <translation>前一个字</translation>
    </message>
    <message>
        <source>A word on</source>
        <translation>后一个词</translation>
    </message>
    <message>
        <source>A word back</source>
        <translation>前一个词</translation>
    </message>
    <message>
        <source>A line down</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>A line up</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Beginning of the line</source>
        <translation>行首</translation>
    </message>
    <message>
        <source>End of the line</source>
        <translation>行尾</translation>
    </message>
    <message>
        <source>Beginning of the page</source>
        <translation>页首</translation>
    </message>
    <message>
        <source>End of the page</source>
        <translation>页尾</translation>
    </message>
</context>
</TS>
