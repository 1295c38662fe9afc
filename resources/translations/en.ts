<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>Copied %Ln characters</source>
        <translation>
            <numerusform>Copied %Ln character</numerusform>
            <numerusform>Copied %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln characters of the original</source>
        <translation>
            <numerusform>Copied %Ln character of the original</numerusform>
            <numerusform>Copied %Ln characters of the original</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln characters, shown and original</source>
        <translation>
            <numerusform>Copied %Ln character, shown and original</numerusform>
            <numerusform>Copied %Ln characters, shown and original</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful places in it: {places}</source>
        <translation>
            <numerusform>%Ln doubtful place in it: {places}</numerusform>
            <numerusform>%Ln doubtful places in it: {places}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the section, %Ln characters</source>
        <translation>
            <numerusform>Copied the section, %Ln character</numerusform>
            <numerusform>Copied the section, %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GlossaryWindow</name>
    <message numerus="yes">
        <source>{shown} of %Ln rules</source>
        <translation>
            <numerusform>{shown} of %Ln rule</numerusform>
            <numerusform>{shown} of %Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln rules</source>
        <translation>
            <numerusform>Remove %Ln rule</numerusform>
            <numerusform>Remove %Ln rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message numerus="yes">
        <source>%Ln characters changed</source>
        <translation>
            <numerusform>%Ln character changed</numerusform>
            <numerusform>%Ln characters changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repairs</source>
        <translation>
            <numerusform>%Ln repair</numerusform>
            <numerusform>%Ln repairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in doubt</source>
        <translation>
            <numerusform>%Ln in doubt</numerusform>
            <numerusform>%Ln in doubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settled by you</source>
        <translation>
            <numerusform>%Ln settled by you</numerusform>
            <numerusform>%Ln settled by you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleExchange</name>
    <message numerus="yes">
        <source>%Ln rules taken</source>
        <translation>
            <numerusform>%Ln rule taken</numerusform>
            <numerusform>%Ln rules taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines left out</source>
        <translation>
            <numerusform>%Ln line left out</numerusform>
            <numerusform>%Ln lines left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules saved</source>
        <translation>
            <numerusform>%Ln rule saved</numerusform>
            <numerusform>%Ln rules saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, which are off, for one place or document, or do not fit the format</source>
        <translation>
            <numerusform>%Ln left out, which is off, for one place or document, or does not fit the format</numerusform>
            <numerusform>%Ln left out, which are off, for one place or document, or do not fit the format</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out, which are for one place</source>
        <translation>
            <numerusform>%Ln left out, which is for one place</numerusform>
            <numerusform>%Ln left out, which are for one place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message numerus="yes">
        <source>Copied the article, %Ln characters</source>
        <translation>
            <numerusform>Copied the article, %Ln character</numerusform>
            <numerusform>Copied the article, %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln doubts</source>
        <translation>
            <numerusform>%Ln doubt</numerusform>
            <numerusform>%Ln doubts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters could not be read</source>
        <translation>
            <numerusform>%Ln character could not be read</numerusform>
            <numerusform>%Ln characters could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln h</numerusform>
            <numerusform>%Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repairs</source>
        <translation>
            <numerusform>%Ln repair</numerusform>
            <numerusform>%Ln repairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters converted</source>
        <translation>
            <numerusform>%Ln character converted</numerusform>
            <numerusform>%Ln characters converted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pinyin insertions hidden</source>
        <translation>
            <numerusform>%Ln pinyin insertion hidden</numerusform>
            <numerusform>%Ln pinyin insertions hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln empty images hidden</source>
        <translation>
            <numerusform>%Ln empty image hidden</numerusform>
            <numerusform>%Ln empty images hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters hidden</source>
        <translation>
            <numerusform>%Ln invisible character hidden</numerusform>
            <numerusform>%Ln invisible characters hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln undecoded entities decoded</source>
        <translation>
            <numerusform>%Ln undecoded entity decoded</numerusform>
            <numerusform>%Ln undecoded entities decoded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln radicals replaced by the characters they stand for</source>
        <translation>
            <numerusform>%Ln radical replaced by the character it stands for</numerusform>
            <numerusform>%Ln radicals replaced by the characters they stand for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line breaks inside paragraphs hidden</source>
        <translation>
            <numerusform>%Ln line break inside a paragraph hidden</numerusform>
            <numerusform>%Ln line breaks inside paragraphs hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln punctuation marks widened</source>
        <translation>
            <numerusform>%Ln punctuation mark widened</numerusform>
            <numerusform>%Ln punctuation marks widened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message numerus="yes">
        <source>This text was probably made by a converter: nobody writes {words} (%Ln places).</source>
        <translation>
            <numerusform>This text was probably made by a converter: nobody writes {words} (%Ln place).</numerusform>
            <numerusform>This text was probably made by a converter: nobody writes {words} (%Ln places).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%Ln places rebuilt</source>
        <translation>
            <numerusform>%Ln place rebuilt</numerusform>
            <numerusform>%Ln places rebuilt</numerusform>
        </translation>
    </message>
</context>
</TS>
