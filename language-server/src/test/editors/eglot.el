;;; eglot.el --- Emacs' eglot with docs/editors/emacs/nas-mode.el  -*- lexical-binding: t -*-
;; NASC=./nasc emacs -Q --batch -l language-server/src/test/editors/checks.el -l language-server/src/test/editors/eglot.el
(require 'eglot)
(setq eglot-sync-connect 60 eglot-connect-timeout 60 eglot-autoshutdown nil
      eglot-send-changes-idle-time 0.05 flymake-no-changes-timeout 0.05)

(nas-play
 (lambda (_file)
   (apply #'eglot (eglot--guess-contact)) ; M-x eglot, without its questions
   (let* ((server (eglot-current-server)) (process (jsonrpc--process server)))
     (nas-check "is connected" (eglot-managed-p))
     (flymake-start) ; nothing is ever idle here
     (nas-within 60 #'flymake-diagnostics)
     (let ((found (car (flymake-diagnostics))))
       (nas-check "shows the finding"
                  (and found (= 4 (line-number-at-pos (flymake-diagnostic-beg found))))
                  (flymake-diagnostics)))
     (nas-before "cnov")
     (delete-region (line-beginning-position) (line-end-position))
     (insert "  conv(8)")
     (eglot--signal-textDocument/didChange)
     (nas-check "and that it is mended"
                (nas-within 20 (lambda () (null (flymake-diagnostics)))) (flymake-diagnostics))
     (nas-before "s1:")
     (let (told)
       (eglot-hover-eldoc-function (lambda (words &rest _) (setq told words)))
       (nas-within 20 (lambda () told))
       (nas-check "tells costs on hover" (and told (string-match-p "multiply-adds" told)) told))
     (nas-before "  linear")
     (let ((names (all-completions "" (nth 2 (eglot-completion-at-point)))))
       (nas-check "completes" (member "repeat" (mapcar #'substring-no-properties names)) names))
     (nas-before "s1:")
     (eglot-rename "low")
     (nas-check "renames" (string-match-p "low: repeat" (buffer-string)) (buffer-string))
     (eglot-shutdown server nil 20)
     (nas-check "the server ends" (nas-within 10 (lambda () (not (process-live-p process))))))))
