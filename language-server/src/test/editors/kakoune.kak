# Kakoune with docs/editors/kakoune/nas.kak: that the file loads and a buffer gets its type and colours.
#   kak -n -ui dummy -e 'source language-server/src/test/editors/kakoune.kak'
declare-option -hidden str held "ok   knows the language"
try %{
    source docs/editors/kakoune/nas.kak
    edit language-server/src/test/editors/text.nas
    evaluate-commands %sh{ [ "$kak_opt_filetype" = nas ] || echo fail no filetype }
    add-highlighter window/again ref nas
    nop %sh{ printf '%s\n1 held, 0 failed\n' "$kak_opt_held" >"$KAK_TOLD" }
} catch %{
    nop %sh{ printf 'FAIL %s\n0 held, 1 failed\n' "$kak_error" >"$KAK_TOLD" }
}
quit!
