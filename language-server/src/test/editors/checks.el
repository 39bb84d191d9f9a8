;;; checks.el --- what the two Emacs tests share  -*- lexical-binding: t -*-
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa") ; -Q leaves out what Debian adds
(package-initialize)
(require 'cl-lib)
(setq create-lockfiles nil make-backup-files nil)

(defvar nas-held 0)
(defvar nas-failed 0)

(defun nas-check (what holds &optional seen)
  (if holds (cl-incf nas-held) (cl-incf nas-failed))
  (princ (if holds (format "ok   %s\n" what) (format "FAIL %s: %S\n" what seen))))

(defun nas-within (seconds condition)
  "What CONDITION says as soon as it says something, nothing after SECONDS."
  (let ((end (+ (float-time) seconds)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    found))

(defun nas-play (play)
  "Run PLAY in a buffer with the test's text, then end Emacs."
  (let* ((here default-directory)
         (folder (file-name-as-directory (make-temp-file "nasc-" t)))
         (file (expand-file-name "net.nas" folder)))
    (load (expand-file-name "docs/editors/emacs/nas-mode.el" here) nil t)
    (setq nas-server-command (list (getenv "NASC") "lsp"))
    (make-directory (expand-file-name ".git" folder)) ; a project, so that nothing is asked
    (copy-file (expand-file-name "language-server/src/test/editors/text.nas" here) file)
    (condition-case broken
        (progn
          (switch-to-buffer (find-file-noselect file))
          (nas-check "knows the language" (eq major-mode 'nas-mode) major-mode)
          (funcall play file))
      (error (nas-check "plays to the end" nil broken)))
    (set-buffer-modified-p nil)
    (ignore-errors (delete-directory folder t))
    (princ (format "%d held, %d failed\n" nas-held nas-failed))
    (kill-emacs (if (zerop nas-failed) 0 1))))

(defun nas-before (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (1+ (match-beginning 0))))
