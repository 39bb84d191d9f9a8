;;; lsp-mode.el --- Emacs' lsp-mode with docs/editors/emacs/nas-mode.el  -*- lexical-binding: t -*-
;; NASC=./nasc emacs -Q --batch -l language-server/src/test/editors/checks.el -l language-server/src/test/editors/lsp-mode.el
(setq user-emacs-directory (file-name-as-directory (make-temp-file "nasc-home-" t))
      lsp-session-file (expand-file-name "session" user-emacs-directory)
      lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-enable-snippet nil
      lsp-enable-file-watchers nil
      lsp-headerline-breadcrumb-enable nil
      lsp-modeline-code-actions-enable nil
      lsp-modeline-diagnostics-enable nil
      lsp-diagnostics-provider :flymake
      lsp-enable-suggest-server-download nil)
(require 'lsp-mode)
(require 'lsp-diagnostics)
(require 'lsp-completion)

(nas-play
 (lambda (file)
   (lsp-workspace-folders-add (file-name-directory file))
   (lsp)
   (nas-check "is connected"
              (nas-within 60 (lambda ()
                               (and (lsp-workspaces)
                                    (eq 'initialized (lsp--workspace-status (car (lsp-workspaces))))))))
   (cl-flet ((found () (gethash (lsp--fix-path-casing file) (lsp-diagnostics))))
     (nas-within 60 #'found)
     (nas-check "shows the finding"
                (and (found)
                     (= 3 (lsp-get (lsp-get (lsp-get (car (found)) :range) :start) :line)))
                (found))
     (nas-before "cnov")
     (delete-region (line-beginning-position) (line-end-position))
     (insert "  conv(8)")
     (nas-check "and that it is mended" (nas-within 20 (lambda () (null (found)))) (found)))
   (nas-before "s1:")
   (let* ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params)))
          (told (and hover (lsp--render-on-hover-content (lsp-get hover :contents) t))))
     (nas-check "tells costs on hover" (and told (string-match-p "multiply-adds" told)) told))
   (nas-before "  linear")
   (let ((names (all-completions "" (nth 2 (lsp-completion-at-point)))))
     (nas-check "completes" (member "repeat" (mapcar #'substring-no-properties names)) names))
   (nas-before "s1:")
   (lsp-rename "low")
   (nas-check "renames" (string-match-p "low: repeat" (buffer-string)) (buffer-string))
   (let* ((workspace (car (lsp-workspaces))) (process (lsp--workspace-cmd-proc workspace)))
     (lsp-workspace-shutdown workspace)
     (nas-check "the server ends" (nas-within 20 (lambda () (not (process-live-p process))))))))
