// When work is done: at once, in the next frame, or after it was painted. However often something
// is asked for before its moment comes, it is done once.

// Makes of work a function that asks for it in the next frame.
function inFrame(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; work(); });
  };
}

// Makes of work a function that asks for it once the next frame is on the screen.
function afterFrame(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => setTimeout(() => { waiting = false; work(); }));
  };
}
