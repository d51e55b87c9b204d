// Every page: the theme switch, forms that go on change, questions before what
// cannot be undone, dates in local time, the list of keys. Each page works
// without it.
import { autosubmit, confirmForms, copyButtons, localDates } from "./page/forms";
import { awaitGrading } from "./page/grading";
import { keyList } from "./page/keys";
import { themeSwitch } from "./page/theme";

document.documentElement.classList.add("scripted");
themeSwitch(document);
autosubmit(document);
confirmForms(document);
copyButtons(document);
localDates(document);
keyList(document);
awaitGrading(document);
