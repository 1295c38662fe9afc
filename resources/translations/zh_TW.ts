<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AddressBar</name>
    <message>
        <source>Web address (https://…) or path of a file</source>
        <translation>網址（https://…）或檔案路徑</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>位址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>關閉 (Esc)</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>剪貼簿上沒有文字</translation>
    </message>
    <message>
        <source>These are {count} files; the first {most} of them are opened.</source>
        <translation>共有 {count} 個檔案；只開啟前 {most} 個。</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>貼上的文字</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Here</source>
        <translation>此處</translation>
    </message>
    <message>
        <source>At this place only</source>
        <translation>只在這一處</translation>
    </message>
    <message>
        <source>In this document</source>
        <translation>本文件</translation>
    </message>
    <message>
        <source>Wherever the words stand in this document</source>
        <translation>這份文件中所有相同的詞語</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Wherever the words stand, in every document</source>
        <translation>所有文件中相同的詞語</translation>
    </message>
    <message>
        <source>for</source>
        <translation>用於</translation>
    </message>
    <message>
        <source>The words that the rule is for</source>
        <translation>規則所針對的詞語</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>As if nothing had been settled here</source>
        <translation>如同不曾在此做過決定</translation>
    </message>
    <message>
        <source>never convert</source>
        <translation>永不轉換</translation>
    </message>
    <message>
        <source>Show it as the source has it</source>
        <translation>照原文顯示</translation>
    </message>
    <message>
        <source>Press {key} to choose it</source>
        <translation>按 {key} 選取</translation>
    </message>
    <message>
        <source>Show {text}</source>
        <translation>顯示為 {text}</translation>
    </message>
    <message>
        <source>It is shown now</source>
        <translation>目前顯示的就是它</translation>
    </message>
</context>
<context>
    <name>ColumnHeads</name>
    <message>
        <source>View of the column beside the text</source>
        <translation>對照欄的顯示方式</translation>
    </message>
    <message>
        <source>View of the text</source>
        <translation>正文的顯示方式</translation>
    </message>
    <message>
        <source>The columns keep level, paragraph by paragraph. Press to scroll each by itself.</source>
        <translation>兩欄逐段對齊。按一下改為各自捲動。</translation>
    </message>
    <message>
        <source>Each column scrolls by itself. Press to keep them level.</source>
        <translation>兩欄各自捲動。按一下改為逐段對齊。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Go to a section, open a recent file, do anything</source>
        <translation>跳到章節、開啟最近的文件、執行指令</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>找不到符合的項目</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>Copied %Ln characters</source>
        <translation>
            <numerusform>已複製 %Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln characters of the original</source>
        <translation>
            <numerusform>已複製原文 %Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln characters, shown and original</source>
        <translation>
            <numerusform>已複製顯示文字與原文，共 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a converted quote with its source</source>
        <translation>已複製轉換過的引文與出處</translation>
    </message>
    <message>
        <source>Copied a quote with its source</source>
        <translation>已複製引文與出處</translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful places in it: {places}</source>
        <translation>
            <numerusform>其中 %Ln 處存疑：{places}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the section, %Ln characters</source>
        <translation>
            <numerusform>已複製本節，共 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Select some text to copy it</source>
        <translation>請先選取要複製的文字</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Settled by you for this place</source>
        <translation>此處由您選定</translation>
    </message>
    <message>
        <source>Settled by your rule</source>
        <translation>由您的規則選定</translation>
    </message>
    <message>
        <source>The region’s own quotation marks</source>
        <translation>該地區的引號</translation>
    </message>
    <message>
        <source>The region’s own word</source>
        <translation>該地區的用語</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已轉換</translation>
    </message>
    <message>
        <source>It has other forms; nothing speaks for them here</source>
        <translation>另有其他寫法，但從此處看不必改用</translation>
    </message>
    <message>
        <source>In doubt: the sentence can be cut into words in another way</source>
        <translation>存疑：句子可以有另一種斷詞方式</translation>
    </message>
    <message>
        <source>In doubt: it may be a name</source>
        <translation>存疑：可能是人名</translation>
    </message>
    <message>
        <source>In doubt: the characters around it speak for another</source>
        <translation>存疑：從上下文看可能是另一個字</translation>
    </message>
    <message>
        <source>In doubt: reworded for the region, but it is an ordinary word too</source>
        <translation>存疑：已換成該地區的用語，但原詞也是普通詞</translation>
    </message>
    <message>
        <source>In doubt: the region may have a word of its own for it</source>
        <translation>存疑：該地區可能有自己的說法</translation>
    </message>
    <message>
        <source>In doubt: a character of the other script in this paragraph</source>
        <translation>存疑：本段中夾雜的另一種繁簡字</translation>
    </message>
    <message>
        <source>Repair hid a pinyin insertion</source>
        <translation>修復時隱藏了夾注拼音</translation>
    </message>
    <message>
        <source>Repair hid an empty image</source>
        <translation>修復時隱藏了空白圖片</translation>
    </message>
    <message>
        <source>Repair hid an invisible character</source>
        <translation>修復時隱藏了不可見字元</translation>
    </message>
    <message>
        <source>Repair decoded an entity</source>
        <translation>修復時還原了 HTML 實體</translation>
    </message>
    <message>
        <source>Repair replaced a radical by the character it stands for</source>
        <translation>修復時將部首符號換成了對應的漢字</translation>
    </message>
    <message>
        <source>Repair hid a line break inside a paragraph</source>
        <translation>修復時隱藏了段內換行</translation>
    </message>
    <message>
        <source>Repair widened a punctuation mark</source>
        <translation>修復時將標點改為全形</translation>
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
        <translation>顯示為</translation>
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
        <translation>無法開啟這個連結：{link}</translation>
    </message>
    <message>
        <source>Opening was cancelled</source>
        <translation>已取消開啟</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find, in either script</source>
        <translation>搜尋（繁簡皆可）</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一個結果 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一個結果 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>Continued from the beginning</source>
        <translation>已從開頭繼續</translation>
    </message>
    <message>
        <source>Continued from the end</source>
        <translation>已從結尾繼續</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>找不到</translation>
    </message>
</context>
<context>
    <name>GlossaryWindow</name>
    <message>
        <source>Glossary</source>
        <translation>詞彙表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>篩選</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>匯入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Reading the rules…</source>
        <translation>正在讀取規則…</translation>
    </message>
    <message>
        <source>No rules yet. A rule says what a term is shown as, whatever the converter makes of it. Write one above, choose a candidate in the text, or import a list.</source>
        <translation>還沒有規則。規則決定一個詞語顯示成什麼，不論轉換的結果如何。可在上方寫一條，在內文裡選擇候選字，或匯入清單。</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln rules</source>
        <translation>
            <numerusform>%Ln 條規則中的 {shown} 條</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln 條規則</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken: {problem}.</source>
        <translation>未採用：{problem}。</translation>
    </message>
    <message>
        <source>Change {term}</source>
        <translation>修改 {term}</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln rules</source>
        <translation>
            <numerusform>刪除 %Ln 條規則</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Open a file with {open}, paste a text with {paste}, or drop either here</source>
        <translation>按 {open} 開啟檔案，按 {paste} 貼上文字，或將檔案、文字拖放到這裡</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Remove from the list</source>
        <translation>從清單中移除</translation>
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
        <translation>文字與主題</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>縮小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>明體</translation>
    </message>
    <message>
        <source>Sans-serif</source>
        <translation>黑體</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>正體</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>簡體</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>每行字數</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>The usual size, typefaces and measures</source>
        <translation>還原預設的大小、字型與間距</translation>
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
        <translation>正在開啟 {name}…</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>關閉這則通知</translation>
    </message>
</context>
<context>
    <name>OpeningBar</name>
    <message>
        <source>Opening “{name}”…</source>
        <translation>正在開啟「{name}」…</translation>
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
        <translation>偏好設定</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>Return everything here to its usual value</source>
        <translation>全部還原為預設值</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙色</translation>
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
        <translation>正在列印…</translation>
    </message>
    <message>
        <source>Sent to the printer “{name}”</source>
        <translation>已送到印表機「{name}」</translation>
    </message>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在儲存「{name}」…</translation>
    </message>
    <message>
        <source>Saved “{name}”</source>
        <translation>已儲存「{name}」</translation>
    </message>
    <message>
        <source>Cannot print on “{name}”: it does not answer; see that it is switched on, or save the article as PDF.</source>
        <translation>無法用「{name}」列印：印表機沒有回應。請確認電源已開啟，或將文章另存為 PDF。</translation>
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
        <translation>檔案類型(&amp;T)：</translation>
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
        <translation>沒有最近的文件</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清除清單</translation>
    </message>
</context>
<context>
    <name>Recoding</name>
    <message>
        <source>Find out by itself</source>
        <translation>自動偵測</translation>
    </message>
</context>
<context>
    <name>ReportFile</name>
    <message>
        <source>Save report</source>
        <translation>儲存報告</translation>
    </message>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在儲存「{name}」…</translation>
    </message>
    <message>
        <source>Saved “{name}”</source>
        <translation>已儲存「{name}」</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>儲存報告…</translation>
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
        <translation>轉換</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>修復</translation>
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
        <translation>未轉換</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters changed</source>
        <translation>
            <numerusform>%Ln 字轉換</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repairs</source>
        <translation>
            <numerusform>%Ln 處修復</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in doubt</source>
        <translation>
            <numerusform>%Ln 處存疑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled by you</source>
        <translation>
            <numerusform>您已選定 %Ln 處</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleBox</name>
    <message>
        <source>Term in the source</source>
        <translation>原文中的詞語</translation>
    </message>
    <message>
        <source>Shown as; empty: never converted</source>
        <translation>顯示為；留空則永不轉換</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
</context>
<context>
    <name>RuleExchange</name>
    <message>
        <source>Import rules</source>
        <translation>匯入規則</translation>
    </message>
    <message>
        <source>Lists of rules (*.tsv *.txt)</source>
        <translation>規則清單 (*.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>Cannot read “{name}”: {detail}.</source>
        <translation>無法讀取「{name}」：{detail}。</translation>
    </message>
    <message>
        <source>Reading “{name}”…</source>
        <translation>正在讀取「{name}」…</translation>
    </message>
    <message>
        <source>Import “{name}”</source>
        <translation>匯入「{name}」</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules taken</source>
        <translation>
            <numerusform>已採用 %Ln 條規則</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines left out</source>
        <translation>
            <numerusform>略過 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is too large: at most {most} rules are taken. Divide it into several files.</source>
        <translation>「{name}」太大：最多採用 {most} 條規則。請分成幾個檔案。</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>匯出規則</translation>
    </message>
    <message>
        <source>Table (*.tsv)</source>
        <translation>表格 (*.tsv)</translation>
    </message>
    <message>
        <source>OpenCC dictionary (*.txt)</source>
        <translation>OpenCC 詞典 (*.txt)</translation>
    </message>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在儲存「{name}」…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules saved</source>
        <translation>
            <numerusform>已儲存 %Ln 條規則</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, which are off, for one place or document, or do not fit the format</source>
        <translation>
            <numerusform>略過 %Ln 條：已停用、僅限一處或一份文件，或格式容納不下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, which are for one place</source>
        <translation>
            <numerusform>略過 %Ln 條：僅限一處</numerusform>
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
        <translation>在每種檢視</translation>
    </message>
    <message>
        <source>Simplified → Traditional</source>
        <translation>簡體 → 繁體</translation>
    </message>
    <message>
        <source>Simplified → 臺灣</source>
        <translation>簡體 → 臺灣</translation>
    </message>
    <message>
        <source>Simplified → 香港</source>
        <translation>簡體 → 香港</translation>
    </message>
    <message>
        <source>Traditional → 简体</source>
        <translation>繁體 → 简体</translation>
    </message>
    <message>
        <source>Traditional → 臺灣</source>
        <translation>繁體 → 臺灣</translation>
    </message>
    <message>
        <source>Traditional → 香港</source>
        <translation>繁體 → 香港</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>never converted</source>
        <translation>永不轉換</translation>
    </message>
    <message>
        <source>{name}, one place</source>
        <translation>{name}，一處</translation>
    </message>
    <message>
        <source>on</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>On</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>詞語</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>顯示為</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>附註</translation>
    </message>
</context>
<context>
    <name>Rulebook</name>
    <message>
        <source>A rule is for some words of one paragraph: select less</source>
        <translation>規則只針對一段中的幾個字：請少選一些</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已收回：{what}</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>沒有可復原的動作</translation>
    </message>
    <message>
        <source>Settled again: {what}</source>
        <translation>已重新選定：{what}</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>沒有可重做的動作</translation>
    </message>
    <message>
        <source>this document</source>
        <translation>本文件</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saving “{name}”…</source>
        <translation>正在儲存「{name}」…</translation>
    </message>
    <message>
        <source>Saved “{name}”</source>
        <translation>已儲存「{name}」</translation>
    </message>
    <message>
        <source>Copying the article…</source>
        <translation>正在複製全文…</translation>
    </message>
    <message numerus="yes">
        <source>Copied the article, %Ln characters</source>
        <translation>
            <numerusform>已複製全文，共 %Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存新檔</translation>
    </message>
    <message>
        <source>“{name}” exists already. Replace it?</source>
        <translation>「{name}」已經存在。要取代它嗎？</translation>
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
        <translation>篩選目錄</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>目錄</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>This cannot be a rule: choose other words for it</source>
        <translation>這不能成為規則：請改用其他詞語</translation>
    </message>
    <message>
        <source>{what} · Ctrl+Z takes it back</source>
        <translation>{what} · 按 Ctrl+Z 收回</translation>
    </message>
    <message>
        <source>Take back {rule}</source>
        <translation>收回 {rule}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places rebuilt</source>
        <translation>
            <numerusform>已還原 %Ln 處</numerusform>
        </translation>
    </message>
    <message>
        <source>Not settled any more · Ctrl+Z settles it again</source>
        <translation>已取消選定 · 按 Ctrl+Z 還原</translation>
    </message>
    <message>
        <source>{rule}, here</source>
        <translation>{rule}，此處</translation>
    </message>
    <message>
        <source>{rule}, in this document</source>
        <translation>{rule}，本文件</translation>
    </message>
    <message>
        <source>{rule}, everywhere</source>
        <translation>{rule}，所有文件</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>鍵盤快速鍵</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln doubts</source>
        <translation>
            <numerusform>%Ln 處存疑</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the next place that may be converted wrongly</source>
        <translation>前往下一處可能轉換有誤的地方</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read</source>
        <translation>
            <numerusform>%Ln 個字元無法讀取</numerusform>
        </translation>
    </message>
    <message>
        <source>Read the file in another encoding</source>
        <translation>以其他編碼重新讀取檔案</translation>
    </message>
    <message>
        <source>Encoding: {name}</source>
        <translation>編碼：{name}</translation>
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
            <numerusform>%Ln 分鐘</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln 小時</numerusform>
        </translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>用語</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>本頁</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repairs</source>
        <translation>
            <numerusform>%Ln 處修復</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters converted</source>
        <translation>
            <numerusform>%Ln 字轉換</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pinyin insertions hidden</source>
        <translation>
            <numerusform>隱藏 %Ln 處夾注拼音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty images hidden</source>
        <translation>
            <numerusform>隱藏 %Ln 個空白圖片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters hidden</source>
        <translation>
            <numerusform>隱藏 %Ln 個不可見字元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln undecoded entities decoded</source>
        <translation>
            <numerusform>還原 %Ln 個 HTML 實體</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln radicals replaced by the characters they stand for</source>
        <translation>
            <numerusform>將 %Ln 個部首符號換回漢字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line breaks inside paragraphs hidden</source>
        <translation>
            <numerusform>隱藏段落內 %Ln 處換行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln punctuation marks widened</source>
        <translation>
            <numerusform>將 %Ln 個標點改為全形</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具列</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>所有功能</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>繁簡</translation>
    </message>
    <message>
        <source>Doubts and changes</source>
        <translation>存疑與轉換</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Find and go</source>
        <translation>搜尋與前往</translation>
    </message>
    <message>
        <source>Window and text</source>
        <translation>視窗與文字</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message numerus="yes">
        <source>This text was probably made by a converter: nobody writes {words} (%Ln places).</source>
        <translation>
            <numerusform>這篇文章很可能是轉換軟體轉出來的：一般不會寫成「{words}」（%Ln 處）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>Nothing is in doubt here</source>
        <translation>這裡沒有存疑之處</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>Reload</source>
        <translation>重新讀取</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>“{name}” has changed on the disk.</source>
        <translation>「{name}」在磁碟上已有變動。</translation>
    </message>
    <message>
        <source>“{name}” is no longer where it was. What has been read stays open; save it to keep it.</source>
        <translation>「{name}」已不在原處。讀到的內容仍然開著；要保留請另存。</translation>
    </message>
</context>
<context>
    <name>_Veil</name>
    <message>
        <source>Drop to open</source>
        <translation>放開即可開啟</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Open…</source>
        <translation>開啟…</translation>
    </message>
    <message>
        <source>Open a text or Markdown file</source>
        <translation>開啟文字或 Markdown 檔案</translation>
    </message>
    <message>
        <source>Recent documents…</source>
        <translation>最近的文件…</translation>
    </message>
    <message>
        <source>Open address…</source>
        <translation>開啟網址…</translation>
    </message>
    <message>
        <source>Open a page of the web, or a file by its path</source>
        <translation>開啟網頁，或依路徑開啟檔案</translation>
    </message>
    <message>
        <source>Paste as a new article</source>
        <translation>貼上為新文章</translation>
    </message>
    <message>
        <source>Read the text or files on the clipboard</source>
        <translation>閱讀剪貼簿上的文字或檔案</translation>
    </message>
    <message>
        <source>Encoding…</source>
        <translation>編碼…</translation>
    </message>
    <message>
        <source>Read the file in another encoding</source>
        <translation>以其他編碼重新讀取檔案</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>Save what is shown as text, Markdown, HTML, EPUB or PDF</source>
        <translation>將顯示的內容存為純文字、Markdown、HTML、EPUB 或 PDF</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>列印…</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>關閉視窗</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>As the source has it</source>
        <translation>照原文顯示</translation>
    </message>
    <message>
        <source>Simplified characters of the mainland</source>
        <translation>中國大陸的簡體字</translation>
    </message>
    <message>
        <source>Traditional characters of Taiwan</source>
        <translation>臺灣的正體字</translation>
    </message>
    <message>
        <source>Traditional characters of Hong Kong</source>
        <translation>香港的繁體字</translation>
    </message>
    <message>
        <source>Flip script</source>
        <translation>切換繁簡</translation>
    </message>
    <message>
        <source>Show the other script, and back</source>
        <translation>在繁體與簡體之間切換，再按一次換回來</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>用語轉換</translation>
    </message>
    <message>
        <source>Also use the region’s words, as in 软件 → 軟體. This rewords the text: leave it off for quotes.</source>
        <translation>一併換成當地用語，例如 软件 → 軟體。這會改動字詞，引用時請關閉。</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修復</translation>
    </message>
    <message>
        <source>Hide bracketed pinyin, empty images and other damage of copied pages. Off shows every character.</source>
        <translation>隱藏夾注拼音、空白圖片等網頁複製的雜訊。關閉後會顯示每一個字元。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>對照</translation>
    </message>
    <message>
        <source>Show the original beside the text, paragraph by paragraph; or any two views</source>
        <translation>在正文旁逐段對照原文，也可選任兩種顯示方式</translation>
    </message>
    <message>
        <source>Mark doubts</source>
        <translation>標記存疑</translation>
    </message>
    <message>
        <source>Underline with a wave what may be converted wrongly</source>
        <translation>用波浪線標出可能轉換有誤的字</translation>
    </message>
    <message>
        <source>Mark changes</source>
        <translation>標記轉換</translation>
    </message>
    <message>
        <source>Underline with dots what conversion changed</source>
        <translation>用點線標出轉換過的字</translation>
    </message>
    <message>
        <source>Mark repairs</source>
        <translation>標記修復</translation>
    </message>
    <message>
        <source>Put a corner where repair changed or hid</source>
        <translation>在修復過或隱藏了內容的地方加一個小角</translation>
    </message>
    <message>
        <source>Next doubt</source>
        <translation>下一處存疑</translation>
    </message>
    <message>
        <source>Go to the next place that may be converted wrongly</source>
        <translation>前往下一處可能轉換有誤的地方</translation>
    </message>
    <message>
        <source>Previous doubt</source>
        <translation>上一處存疑</translation>
    </message>
    <message>
        <source>Explain this place</source>
        <translation>說明此處</translation>
    </message>
    <message>
        <source>What stood here, and what else it could be</source>
        <translation>此處原來是什麼字，還可能是什麼字</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>報告…</translation>
    </message>
    <message>
        <source>What was repaired, changed and is in doubt, by place</source>
        <translation>逐處列出修復、轉換和存疑的地方</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>詞彙表…</translation>
    </message>
    <message>
        <source>Your rules for terms: look through, change, exchange</source>
        <translation>您的用語規則：瀏覽、修改、匯入匯出</translation>
    </message>
    <message>
        <source>Make a rule…</source>
        <translation>新增規則…</translation>
    </message>
    <message>
        <source>Say once what the selected words are shown as, or that they are never converted</source>
        <translation>一次說定所選詞語顯示成什麼，或永不轉換</translation>
    </message>
    <message>
        <source>Undo rule</source>
        <translation>復原規則</translation>
    </message>
    <message>
        <source>Take back what was settled last</source>
        <translation>收回上一次的選定</translation>
    </message>
    <message>
        <source>Redo rule</source>
        <translation>重做規則</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>複製顯示的文字</translation>
    </message>
    <message>
        <source>Copy quote with its source</source>
        <translation>複製引文與出處</translation>
    </message>
    <message>
        <source>Copy original</source>
        <translation>複製原文</translation>
    </message>
    <message>
        <source>Copy in the source’s own script and words</source>
        <translation>保留原文的繁簡與用詞</translation>
    </message>
    <message>
        <source>Copy shown and original</source>
        <translation>複製顯示文字與原文</translation>
    </message>
    <message>
        <source>Copy section</source>
        <translation>複製本節</translation>
    </message>
    <message>
        <source>Copy whole article</source>
        <translation>複製全文</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全選</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>搜尋…</translation>
    </message>
    <message>
        <source>Find words in either script</source>
        <translation>搜尋字詞，繁簡皆可</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一個結果</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一個結果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>To where you jumped from</source>
        <translation>回到跳轉前的位置</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前進</translation>
    </message>
    <message>
        <source>Go to anything…</source>
        <translation>前往…</translation>
    </message>
    <message>
        <source>Menu of all actions</source>
        <translation>功能選單</translation>
    </message>
    <message>
        <source>Caret</source>
        <translation>文字游標</translation>
    </message>
    <message>
        <source>Move a caret with the arrow keys; Shift selects</source>
        <translation>用方向鍵移動游標，按住 Shift 選取</translation>
    </message>
    <message>
        <source>Text and theme</source>
        <translation>文字與主題</translation>
    </message>
    <message>
        <source>Theme, size, typefaces and measures</source>
        <translation>主題、大小、字型與間距</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>目錄</translation>
    </message>
    <message>
        <source>Show or hide the section panel</source>
        <translation>顯示或隱藏目錄</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全螢幕</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>下一節</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>上一節</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>縮小文字</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>預設文字大小</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好設定…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用說明</translation>
    </message>
    <message>
        <source>How to use Hanview</source>
        <translation>Hanview 的使用方法</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>鍵盤快速鍵</translation>
    </message>
</context>
<context>
    <name>cautions</name>
    <message>
        <source>Characters that could not be read as {detail}: {count}. Each is shown as �.</source>
        <translation>有 {count} 個字元無法以 {detail} 讀取，顯示為 �。</translation>
    </message>
    <message>
        <source>This file nests quotes or lists more than {count} deep and is shown as plain text.</source>
        <translation>這個檔案的引用或清單超過 {count} 層，因此以純文字顯示。</translation>
    </message>
    <message>
        <source>Characters that the file draws without saying which they are: {count}. Each is shown as �.</source>
        <translation>有 {count} 個字元只有字形，檔案沒有註明是哪個字，顯示為 �。</translation>
    </message>
    <message>
        <source>Pages that hold pictures but no text, and are left out: {count}.</source>
        <translation>有 {count} 頁只有圖片、沒有文字，已略過。</translation>
    </message>
    <message>
        <source>Parts of this file that are missing or damaged: {count}. They are left out.</source>
        <translation>這個檔案有 {count} 個部分缺漏或損壞，已略過。</translation>
    </message>
    <message>
        <source>This file is very long: only its first {count} pages were read.</source>
        <translation>檔案很長，只讀了前 {count} 頁。</translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Texts and books</source>
        <translation>文章與書籍</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有檔案</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>a file of another kind</source>
        <translation>其他類型的檔案</translation>
    </message>
    <message>
        <source>a saved web page</source>
        <translation>儲存的網頁</translation>
    </message>
    <message>
        <source>a FictionBook</source>
        <translation>FictionBook 電子書</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>zip 壓縮檔</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>an old Microsoft Office document</source>
        <translation>舊版 Microsoft Office 文件</translation>
    </message>
    <message>
        <source>a rich text (RTF) document</source>
        <translation>RTF 文件</translation>
    </message>
    <message>
        <source>a Kindle book</source>
        <translation>Kindle 電子書</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>PNG 圖片</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>JPEG 圖片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>GIF 圖片</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <translation>WebP 圖片</translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation>TIFF 圖片</translation>
    </message>
    <message>
        <source>a DjVu document</source>
        <translation>DjVu 文件</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程式</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 壓縮檔</translation>
    </message>
    <message>
        <source>a bzip2 archive</source>
        <translation>bzip2 壓縮檔</translation>
    </message>
    <message>
        <source>an xz archive</source>
        <translation>xz 壓縮檔</translation>
    </message>
    <message>
        <source>a Zstandard archive</source>
        <translation>Zstandard 壓縮檔</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 壓縮檔</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 壓縮檔</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar 封存檔</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 資料庫</translation>
    </message>
    <message>
        <source>a sound file</source>
        <translation>音訊檔案</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>an EPUB book</source>
        <translation>EPUB 電子書</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文件</translation>
    </message>
    <message>
        <source>an OpenDocument text</source>
        <translation>OpenDocument 文字文件</translation>
    </message>
    <message>
        <source>an Excel table</source>
        <translation>Excel 試算表</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>PowerPoint 簡報</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>通訊端</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>裝置</translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message>
        <source>Theme: {name}</source>
        <translation>主題：{name}</translation>
    </message>
</context>
<context>
    <name>fonts</name>
    <message>
        <source>No installed font has Chinese characters, so they show as empty boxes.</source>
        <translation>系統沒有安裝中文字型，漢字只會顯示成空白方框。</translation>
    </message>
    <message>
        <source>Install a Chinese font, such as Noto Serif CJK, and open Hanview again.</source>
        <translation>請安裝中文字型（例如 Noto Serif CJK），再重新開啟 Hanview。</translation>
    </message>
    <message>
        <source>Install one and open Hanview again: {command}</source>
        <translation>請安裝字型，再重新開啟 Hanview：{command}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Something went wrong ({error}). You can go on reading.</source>
        <translation>發生未預期的錯誤 ({error})。您可以繼續閱讀。</translation>
    </message>
    <message>
        <source>“{name}” is not where it was: open it where it is now, and it goes on at your place.</source>
        <translation>「{name}」已不在原處：從它現在的位置開啟，就能接著讀。</translation>
    </message>
    <message>
        <source>“{name}” is empty: there is nothing to read in it.</source>
        <translation>「{name}」是空的，沒有可以閱讀的內容。</translation>
    </message>
    <message>
        <source>No installed font can draw these characters of the text: {characters}. With a font of rare characters, such as Jigmo or HanaMin, most of them can be seen; install one and open Hanview again.</source>
        <translation>已安裝的字型畫不出文中的這些字：{characters}。安裝收錄罕用字的字型（例如 Jigmo 或花園明朝），再重新開啟 Hanview，大多就能看見。</translation>
    </message>
    <message>
        <source>These characters are of private use, and mean something only in the font that the text was written with: {characters}.</source>
        <translation>這些是私人使用區的字，只有撰寫時所用的字型才畫得出：{characters}。</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>The file with your settings, places and recent documents was damaged and could not be read. It was put aside as “{path}” and a new one begun; if you have a backup, put it in place while Hanview is closed.</source>
        <translation>保存設定、閱讀位置與最近文件的檔案已損壞，無法讀取。該檔案已移到「{path}」，並建立了新的檔案。如果您有備份，請在關閉 Hanview 後放回原處。</translation>
    </message>
    <message>
        <source>“{path}” was written by a newer Hanview and is left as it is. Nothing is kept from this session; install the newer version, or name another folder in the environment variable HANVIEW_DATA.</source>
        <translation>「{path}」由較新版本的 Hanview 寫入，因此保持原樣，這次的紀錄不會保存。請安裝新版，或在環境變數 HANVIEW_DATA 指定另一個資料夾。</translation>
    </message>
    <message>
        <source>“{path}” belongs to another program and is left as it is. Nothing is kept from this session; move that file elsewhere and start Hanview again.</source>
        <translation>「{path}」屬於其他程式，因此保持原樣，這次的紀錄不會保存。請將該檔案移到別處，再重新啟動 Hanview。</translation>
    </message>
    <message>
        <source>“{path}” cannot be written ({detail}). From now on nothing is kept in this session; see whether you may write there and the disk has room, and start Hanview again.</source>
        <translation>無法寫入「{path}」({detail})。接下來的紀錄不會保存。請檢查寫入權限與磁碟空間，再重新啟動 Hanview。</translation>
    </message>
    <message>
        <source>“{path}” is held by another program ({detail}). From now on nothing is kept in this session; close the other program and start Hanview again.</source>
        <translation>「{path}」正由其他程式使用 ({detail})。接下來的紀錄不會保存。請關閉該程式，再重新啟動 Hanview。</translation>
    </message>
    <message>
        <source>The setting “{detail}” had a value that cannot be used and is back to its usual one; choose it again.</source>
        <translation>設定「{detail}」的值無法使用，已還原為預設值，請重新選擇。</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Cannot open “{name}”: {reason}.</source>
        <translation>無法開啟「{name}」：{reason}。</translation>
    </message>
    <message>
        <source>there is no such file; check the name, or whether it was moved or deleted</source>
        <translation>沒有這個檔案。請檢查名稱，或確認檔案是否已移動或刪除</translation>
    </message>
    <message>
        <source>it is a folder; open one of the files inside it</source>
        <translation>這是資料夾。請開啟其中的檔案</translation>
    </message>
    <message>
        <source>it is {detail}, not a file; save its contents to a file and open that</source>
        <translation>這是{detail}，不是檔案。請將內容存成檔案再開啟</translation>
    </message>
    <message>
        <source>you may not read it; change its permissions or ask its owner</source>
        <translation>您沒有讀取權限。請變更權限，或洽詢檔案的擁有者</translation>
    </message>
    <message>
        <source>reading it failed ({detail}); check the disk or network it is on and try again</source>
        <translation>讀取失敗 ({detail})。請檢查所在的磁碟或網路，再試一次</translation>
    </message>
    <message>
        <source>it was changed while it was being read; open it again</source>
        <translation>讀到一半時檔案有了更動，請重新開啟</translation>
    </message>
    <message>
        <source>it is larger than {detail}; split it and open the parts</source>
        <translation>檔案超過 {detail}。請分割後再分別開啟</translation>
    </message>
    <message>
        <source>it seems to be {detail}, not text; save its text as a .txt or .md file and open that</source>
        <translation>這似乎是{detail}，不是文字。請將其中的文字存成 .txt 或 .md 檔案再開啟</translation>
    </message>
    <message>
        <source>it is {detail}; unpack it and open the files inside it</source>
        <translation>這是{detail}。請解開它，再開啟其中的檔案</translation>
    </message>
    <message>
        <source>it is {detail}, and what can be opened are texts, web pages, e-books, Word, OpenDocument and PDF documents, and subtitles; have the writing in it recognised (OCR) and open the result</source>
        <translation>這是{detail}。能開啟的是文字、網頁、電子書、Word、OpenDocument 與 PDF 文件，以及字幕。請先辨識（OCR）圖上的文字，再開啟得到的檔案</translation>
    </message>
    <message>
        <source>its path is empty; give the name of a file</source>
        <translation>路徑是空的。請輸入檔案名稱</translation>
    </message>
    <message>
        <source>it is {detail}; choose something to read: texts, web pages, e-books, Word, OpenDocument and PDF documents, or subtitles</source>
        <translation>這是{detail}。請選擇可以閱讀的檔案：文字、網頁、電子書、Word、OpenDocument 與 PDF 文件，或字幕</translation>
    </message>
    <message>
        <source>it is protected by a password; save a copy without one in the program that made it and open that</source>
        <translation>檔案受密碼保護。請用原來的程式另存一份沒有密碼的副本再開啟</translation>
    </message>
    <message>
        <source>it is protected against copying (DRM); get a copy without protection from where you bought it</source>
        <translation>它有防複製保護（DRM）。請向購買處取得沒有保護的版本</translation>
    </message>
    <message>
        <source>unpacked it would be larger than {detail}, as only files are that are made to do harm; do not open it</source>
        <translation>解壓縮後會超過 {detail}，只有惡意製作的檔案才會這樣。請不要開啟</translation>
    </message>
    <message>
        <source>it is damaged, or not {detail} at all; get it again from where it came from</source>
        <translation>檔案已損壞，或者根本不是{detail}。請從原處重新取得</translation>
    </message>
    <message>
        <source>it is an old Word document; open it in Word or LibreOffice, save it as .docx, and open that</source>
        <translation>這是舊式 Word 文件。請用 Word 或 LibreOffice 開啟，另存為 .docx，再開啟那一份</translation>
    </message>
    <message>
        <source>it is a zip archive without a Word document in it; unpack it and open the files inside it</source>
        <translation>這是 zip 壓縮檔，裡面沒有 Word 文件。請解壓縮後開啟其中的檔案</translation>
    </message>
    <message>
        <source>it holds pictures of pages and no text; have the text recognised (OCR) and open the result</source>
        <translation>檔案裡只有頁面的圖像，沒有文字。請先辨識文字（OCR），再開啟結果</translation>
    </message>
    <message>
        <source>its server cannot be reached ({detail}); check the address and your connection, and try again</source>
        <translation>無法連線到伺服器（{detail}）；請檢查網址和網路連線後再試</translation>
    </message>
    <message>
        <source>the connection broke off before all of it had come; try again</source>
        <translation>連線在收完之前中斷了；請再試一次</translation>
    </message>
    <message>
        <source>it is larger than {detail}, the most that is fetched; save it with a browser and open the file</source>
        <translation>它超過了 {detail}，即最多可擷取的大小；請用瀏覽器儲存後再開啟該檔案</translation>
    </message>
    <message>
        <source>its server cannot prove that it is the one that you asked for ({detail}); check the address, or look at it in a browser before you believe what it says</source>
        <translation>其伺服器無法證明自己就是您所要的那一台（{detail}）；請檢查網址，或先用瀏覽器查看，再決定是否相信其內容</translation>
    </message>
    <message>
        <source>the server answered “{detail}”; check the address, or open it in a browser, save the page and open that</source>
        <translation>伺服器的回應是「{detail}」；請檢查網址，或在瀏覽器中開啟並儲存網頁，再開啟存下的檔案</translation>
    </message>
    <message>
        <source>it leads on too often, or to what is no web page; open it in a browser, save the page and open that</source>
        <translation>它轉址的次數太多，或轉到的不是網頁；請在瀏覽器中開啟並儲存網頁，再開啟存下的檔案</translation>
    </message>
    <message>
        <source>it did not come within {detail} seconds; try again later</source>
        <translation>{detail} 秒內沒有取得；請稍後再試</translation>
    </message>
    <message>
        <source>it is no web address; write one that begins with https:// or http://</source>
        <translation>這不是網址；請寫以 https:// 或 http:// 開頭的網址</translation>
    </message>
    <message>
        <source>reading it ended the process that did so; it may be damaged or need more memory than there is</source>
        <translation>讀取檔案的行程意外結束。檔案可能已損壞，或需要的記憶體超過現有容量</translation>
    </message>
    <message>
        <source>there is no encoding named “{detail}”; give one such as utf-8, gb18030 or big5</source>
        <translation>沒有名為「{detail}」的編碼。請指定 utf-8、gb18030 或 big5 等編碼</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>words can be cut otherwise</source>
        <translation>另有斷詞方式</translation>
    </message>
    <message>
        <source>may be a name</source>
        <translation>可能是人名</translation>
    </message>
    <message>
        <source>characters around it</source>
        <translation>前後的字</translation>
    </message>
    <message>
        <source>script</source>
        <translation>繁簡轉換</translation>
    </message>
    <message>
        <source>regional word</source>
        <translation>地區用語</translation>
    </message>
    <message>
        <source>the region may say otherwise</source>
        <translation>該地區可能另有說法</translation>
    </message>
    <message>
        <source>quotation mark</source>
        <translation>引號</translation>
    </message>
    <message>
        <source>your rule</source>
        <translation>您的規則</translation>
    </message>
    <message>
        <source>settled by you</source>
        <translation>由您選定</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>empty image</source>
        <translation>空白圖片</translation>
    </message>
    <message>
        <source>invisible character</source>
        <translation>不可見字元</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>HTML 實體</translation>
    </message>
    <message>
        <source>radical</source>
        <translation>部首符號</translation>
    </message>
    <message>
        <source>line break</source>
        <translation>換行</translation>
    </message>
    <message>
        <source>punctuation mark</source>
        <translation>標點</translation>
    </message>
    <message>
        <source>nobody writes it so</source>
        <translation>一般不會這樣寫</translation>
    </message>
    <message>
        <source>as it comes back from Simplified</source>
        <translation>經簡體轉回的結果</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>it is not written in the encoding of the other lines</source>
        <translation>不是用其他行的編碼寫的</translation>
    </message>
    <message>
        <source>there is no tab between the term and what it becomes</source>
        <translation>詞語和顯示內容之間沒有定位字元</translation>
    </message>
    <message>
        <source>there is no such direction; there are any, s2t, s2tw, s2hk, t2s, t2tw and t2hk</source>
        <translation>沒有這種方向；可用的有 any、s2t、s2tw、s2hk、t2s、t2tw、t2hk</translation>
    </message>
    <message>
        <source>an earlier line has the same term; this one counts</source>
        <translation>前面有同樣的詞語，以本行為準</translation>
    </message>
    <message>
        <source>the term is empty</source>
        <translation>詞語為空</translation>
    </message>
    <message>
        <source>there is nothing to show instead</source>
        <translation>沒有寫顯示成什麼</translation>
    </message>
    <message>
        <source>it has a control character</source>
        <translation>含有控制字元</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>太長</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Cannot save “{name}”: {reason}.</source>
        <translation>無法儲存「{name}」：{reason}。</translation>
    </message>
    <message>
        <source>it could not be written completely</source>
        <translation>無法完整寫入</translation>
    </message>
    <message>
        <source>the folder “{folder}” is not there any more; choose another one</source>
        <translation>資料夾「{folder}」已經不在。請選擇其他資料夾</translation>
    </message>
    <message>
        <source>you may not write in “{folder}”; choose another folder, or allow writing there</source>
        <translation>您沒有寫入「{folder}」的權限。請選擇其他資料夾，或允許寫入</translation>
    </message>
    <message>
        <source>“{folder}” can only be read; choose another folder</source>
        <translation>「{folder}」只能讀取。請選擇其他資料夾</translation>
    </message>
    <message>
        <source>there is no room left on the disk; make some, or choose a folder on another disk</source>
        <translation>磁碟空間不足。請清出空間，或選擇其他磁碟上的資料夾</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>名稱太長。請使用較短的名稱</translation>
    </message>
    <message>
        <source>there is a folder of that name; choose another name</source>
        <translation>已經有同名的資料夾。請使用其他名稱</translation>
    </message>
    <message>
        <source>“{folder}” is not a folder; choose another one</source>
        <translation>「{folder}」不是資料夾。請選擇其他資料夾</translation>
    </message>
    <message>
        <source>{detail}; see that there is room on the disk, or choose another folder</source>
        <translation>{detail}。請檢查磁碟空間，或選擇其他資料夾</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>純文字</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Repair damaged text</source>
        <translation>修復文字中的雜訊</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Serif type for Simplified</source>
        <translation>簡體字使用明體</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Show documents in</source>
        <translation>預設顯示</translation>
    </message>
    <message>
        <source>Traditional characters of</source>
        <translation>繁體字採用</translation>
    </message>
    <message>
        <source>Use the region’s words</source>
        <translation>轉換為當地用語</translation>
    </message>
    <message>
        <source>Correct known mistakes of conversion</source>
        <translation>修正已知的轉換錯誤</translation>
    </message>
    <message>
        <source>Start with the document read last</source>
        <translation>啟動時開啟上次閱讀的文件</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>每行字數</translation>
    </message>
    <message>
        <source>Serif type for Traditional</source>
        <translation>正體字使用明體</translation>
    </message>
    <message>
        <source>What may be converted wrongly</source>
        <translation>可能轉換有誤的字</translation>
    </message>
    <message>
        <source>What conversion changed</source>
        <translation>轉換過的字</translation>
    </message>
    <message>
        <source>What repair changed or hid</source>
        <translation>修復過或隱藏了內容的地方</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Opening documents</source>
        <translation>開啟文件</translation>
    </message>
    <message>
        <source>Text and theme</source>
        <translation>文字與主題</translation>
    </message>
    <message>
        <source>Marks in the text</source>
        <translation>文中標記</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>介面</translation>
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
        <translation>閱讀</translation>
    </message>
    <message>
        <source>With a caret; with Shift they select</source>
        <translation>使用游標時；按住 Shift 可選取</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>繁簡</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>轉換</translation>
    </message>
    <message>
        <source>Doubts and changes</source>
        <translation>存疑與轉換</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Going about</source>
        <translation>瀏覽</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>A screen on</source>
        <translation>下一頁</translation>
    </message>
    <message>
        <source>A screen back</source>
        <translation>上一頁</translation>
    </message>
    <message>
        <source>A little on</source>
        <translation>向下捲動</translation>
    </message>
    <message>
        <source>A little back</source>
        <translation>向上捲動</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>開頭</translation>
    </message>
    <message>
        <source>End</source>
        <translation>結尾</translation>
    </message>
    <message>
        <source>A character on</source>
        <translation>後一個字</translation>
    </message>
    <message>
        <source>A character back</source>
        <translation>前一個字</translation>
    </message>
    <message>
        <source>A word on</source>
        <translation>後一個詞</translation>
    </message>
    <message>
        <source>A word back</source>
        <translation>前一個詞</translation>
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
        <translation>頁首</translation>
    </message>
    <message>
        <source>End of the page</source>
        <translation>頁尾</translation>
    </message>
</context>
</TS>
