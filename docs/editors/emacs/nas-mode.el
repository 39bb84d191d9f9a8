;;; nas-mode.el --- neural architecture search in .nas files  -*- lexical-binding: t -*-

;; (load "/path/to/nas-mode.el") and then M-x eglot, or M-x lsp, in a .nas file; to start it with the
;; file: (add-hook 'nas-mode-hook #'eglot-ensure) or (add-hook 'nas-mode-hook #'lsp-deferred).

(defgroup nas nil "Neural architecture search in .nas files." :group 'languages)

(defcustom nas-server-command '("nasc" "lsp")
  "What starts the language server."
  :type '(repeat string)
  :risky t)

(defvar nas-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?_ "w" table)
    table))

(defvar nas-mode-keywords
  `((,(regexp-opt '("import" "let" "block" "cell" "space" "architecture" "recipe" "search" "operation"
                    "require" "maximize" "minimize" "any" "some" "of" "by" "if" "else" "then" "and" "or"
                    "not" "in" "repeat" "strategy" "graph")
                  'words)
     . font-lock-keyword-face)
    ("\\_<\\(?:block\\|cell\\|space\\|architecture\\|recipe\\|search\\|operation\\|let\\)\\s-+\\(\\sw+\\)"
     1 font-lock-function-name-face)
    ("\\_<\\(\\sw+\\):" 1 font-lock-variable-name-face)))

;;;###autoload
(define-derived-mode nas-mode prog-mode "NAS"
  "Search spaces, recipes and searches of neural architectures."
  (setq-local comment-start "// ")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (setq-local font-lock-defaults '(nas-mode-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.nas\\'" . nas-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'nas-mode (lambda (&rest _) nas-server-command))))

(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")
(defvar lsp-language-id-configuration)
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(nas-mode . "nas"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () nas-server-command))
                    :activation-fn (lsp-activate-on "nas")
                    :server-id 'nasc)))

(provide 'nas-mode)
;;; nas-mode.el ends here
