// A name that nobody declares, and the way out of it.
space net {
  input: image(3, 8, 8)
  cnov(16)
  //^ findings
//|   cnov(16)
//|   ~~~~
//| unknown-name: There is no `cnov` here. Did you mean `conv`?
  //^ fixes
//| Replace `cnov` by `conv` (quickfix)
  linear(2)
}
