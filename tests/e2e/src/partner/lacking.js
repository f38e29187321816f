// Takes from the page what an older browser does not have: the global that `data-name` names.
"use strict";
delete window[document.currentScript.dataset.name];
