# Search spaces, recipes and searches of neural architectures, with kak-lsp.
hook global BufCreate .*[.]nas %{ set-option buffer filetype nas }

hook global WinSetOption filetype=nas %{
    require-module nas
    set-option window comment_line '//'
    add-highlighter window/nas ref nas
    hook -once -always window WinSetOption filetype=.* %{ remove-highlighter window/nas }
}

provide-module nas %{
    add-highlighter shared/nas regions
    add-highlighter shared/nas/code default-region group
    add-highlighter shared/nas/comment region '//' '$' fill comment
    add-highlighter shared/nas/string region '"' '"' fill string
    add-highlighter shared/nas/code/ regex '\b(import|let|block|cell|space|architecture|recipe|search|operation|require|maximize|minimize|any|some|of|by|if|else|then|and|or|not|in|repeat|strategy|graph)\b' 0:keyword
    add-highlighter shared/nas/code/ regex '\b[0-9][0-9_]*(\.[0-9]+)?([eE][+-]?[0-9]+)?([a-zA-Z]+|%)?' 0:value
    add-highlighter shared/nas/code/ regex '\b(\w+):' 1:attribute
}

# kak-lsp 17 and newer read the server from here, older ones from kak-lsp.toml.
hook global BufSetOption filetype=nas %{
    try %{
        set-option buffer lsp_servers %{
            [nasc]
            root_globs = [".git"]
            command = "nasc"
            args = ["lsp"]
        }
    }
}
