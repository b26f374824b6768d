// For a page whose own script does not come, or is too new for its browser: after a while it says so, and shows all
// that the page holds. Plain and old, so that every browser reads it.
addEventListener('load', function () {
  var PATIENCE = 6000;
  setTimeout(function () {
    var root = document.documentElement;
    if (root.hasAttribute('data-ready') || root.hasAttribute('data-awake')) return;
    var note = document.getElementById('asleep');
    root.setAttribute('data-asleep', 'true');
    if (note) note.hidden = false;
    var again = document.getElementById('asleep-reload');
    if (again)
      again.addEventListener('click', function () {
        location.reload();
      });
    // It may only have been slow.
    new MutationObserver(function (_, observer) {
      if (!root.hasAttribute('data-ready')) return;
      root.removeAttribute('data-asleep');
      if (note) note.hidden = true;
      observer.disconnect();
    }).observe(root, { attributes: true });
  }, PATIENCE);
});
