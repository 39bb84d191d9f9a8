-- Neovim with docs/editors/neovim/nasc.lua: what a person does, without a screen.
--   NASC=./nasc nvim --headless -u NONE -i NONE -n -c 'luafile language-server/src/test/editors/neovim.lua'
local held, failed = 0, 0
local function check(what, holds, seen)
  held, failed = held + (holds and 1 or 0), failed + (holds and 0 or 1)
  io.stdout:write((holds and "ok   " or "FAIL ") .. what .. (holds and "" or ": " .. vim.inspect(seen)) .. "\n")
end
local function within(seconds, condition)
  return vim.wait(seconds * 1000, condition, 20)
end

local function play()
  local here = vim.fn.getcwd()
  package.path = here .. "/docs/editors/neovim/?.lua;" .. package.path
  local status
  require("nasc").setup({
    cmd = { os.getenv("NASC"), "lsp" },
    on_exit = function(code) status = code end,
  })
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, "p")
  local file = folder .. "/net.nas"
  vim.fn.writefile(vim.fn.readfile(here .. "/language-server/src/test/editors/text.nas"), file)
  vim.cmd("filetype on | edit " .. file)
  check("knows the language", vim.bo.filetype == "nas", vim.bo.filetype)

  within(60, function() return #vim.diagnostic.get(0) > 0 end)
  local found = vim.diagnostic.get(0)[1] or {}
  check("shows the finding", found.code == "unknown-name" and found.lnum == 3, found)

  vim.api.nvim_buf_set_lines(0, 3, 4, false, { "  conv(8)" })
  check("and that it is mended", within(20, function() return #vim.diagnostic.get(0) == 0 end), vim.diagnostic.get(0))

  local function ask(method, line, column, more)
    vim.api.nvim_win_set_cursor(0, { line, column })
    local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
    local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
    local _, answer = next(answers)
    return answer and answer.result
  end
  local hover = ask("textDocument/hover", 3, 3)
  check("tells costs on hover", hover and hover.contents.value:find("multiply%-adds") ~= nil, hover)
  local offers = ask("textDocument/completion", 4, 2) or {}
  local labels = vim.tbl_map(function(it) return it.label end, offers.items or offers)
  check("completes", vim.tbl_contains(labels, "repeat"), labels)

  vim.api.nvim_win_set_cursor(0, { 3, 3 })
  vim.lsp.buf.rename("low")
  local function line() return vim.api.nvim_buf_get_lines(0, 2, 3, false)[1] end
  check("renames", within(20, function() return line():find("low: repeat") ~= nil end), line())

  vim.lsp.codelens.refresh()
  check("shows lenses", within(20, function() return #vim.lsp.codelens.get(0) > 0 end), vim.lsp.codelens.get(0))

  for _, client in pairs(vim.lsp.get_active_clients()) do client.stop() end
  check("the server ends", within(20, function() return status ~= nil end) and status == 0, status)
end

local whole, broken = pcall(play)
if not whole then check("plays to the end", false, broken) end
io.stdout:write(held .. " held, " .. failed .. " failed\n")
vim.cmd(failed == 0 and "qall!" or "cquit 1")
