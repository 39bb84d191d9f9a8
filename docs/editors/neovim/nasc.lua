-- nasc for Neovim's own LSP client, 0.7 and newer; no plug-in needed.
--   require("nasc").setup()                                  finds `nasc` on the PATH
--   require("nasc").setup({ cmd = { "/path/to/nasc", "lsp" } })
local M = {}

local function root(file)
  local git = vim.fn.finddir(".git", vim.fn.fnamemodify(file, ":p:h") .. ";")
  return git ~= "" and vim.fn.fnamemodify(git, ":p:h:h") or vim.fn.fnamemodify(file, ":p:h")
end

local function attach(buffer, options)
  local config = {
    name = "nasc",
    cmd = options.cmd or { "nasc", "lsp" },
    root_dir = root(vim.api.nvim_buf_get_name(buffer)),
    on_exit = options.on_exit,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Before 0.8 a client is started by hand: one for each folder.
  M.clients = M.clients or {}
  local id = M.clients[config.root_dir]
  if not id or vim.lsp.client_is_stopped(id) then
    id = vim.lsp.start_client(config)
    M.clients[config.root_dir] = id
  end
  vim.lsp.buf_attach_client(buffer, id)
end

-- `nasc.run` and its like start programs in an editor of their own; here they open a terminal.
local function in_terminal(options, words)
  return function(command)
    local uri, name = command.arguments[1], command.arguments[2]
    local nasc = (options.cmd or { "nasc" })[1]
    local call = words(nasc, vim.uri_to_fname(uri), name)
    vim.cmd("botright split | enew")
    vim.fn.termopen(call)
  end
end

function M.setup(options)
  options = options or {}
  local group = vim.api.nvim_create_augroup("nasc", {})
  vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
    group = group,
    pattern = "*.nas",
    command = "set filetype=nas",
  })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = "nas",
    callback = function(event)
      local buffer = event and event.buf or vim.api.nvim_get_current_buf()
      vim.bo[buffer].commentstring = "// %s"
      vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
      attach(buffer, options)
    end,
  })
  vim.lsp.commands["nasc.run"] = in_terminal(options, function(nasc, file)
    return { nasc, "run", file }
  end)
  vim.lsp.commands["nasc.sample"] = in_terminal(options, function(nasc, file, space)
    return { nasc, "sample", file, "--space", space, "-n", "5" }
  end)
end

return M
