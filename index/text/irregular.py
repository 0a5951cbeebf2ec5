"""English words whose forms no stemmer brings together: "knives" and "knife", "bought" and "buy".

Forms that are as often another word are left out: "left", "saw", "found", "ground", "lives", "leaves".
"""

from __future__ import annotations

_FORMS = """
    become became; begin began begun; blow blew blown; break broke broken; bring brought; build built; buy bought;
    catch caught; choose chose chosen; come came; creep crept; deal dealt; draw drew drawn; drink drank drunk;
    drive drove driven; eat ate eaten; feed fed; fight fought; flee fled; fly flew flown; forbid forbade forbidden;
    forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given;
    go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known;
    lead led; lend lent; light lit; lose lost; make made; mean meant; meet met; mistake mistook mistaken;
    overcome overcame; pay paid; ride rode ridden; ring rang rung; run ran; say said; seek sought; sell sold;
    send sent; shake shook shaken; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk;
    sleep slept; speak spoke spoken; spend spent; spin spun; stand stood; steal stole stolen; stick stuck;
    strike struck stricken; swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken;
    teach taught; tear tore torn; tell told; think thought; throw threw thrown; undergo underwent undergone;
    understand understood; undertake undertook undertaken; wake woke woken; wear wore worn; weave wove woven;
    win won; withdraw withdrew withdrawn; write wrote written;
    analysis analyses; calf calves; child children; crisis crises; criterion criteria; elf elves; foot feet;
    goose geese; half halves; hoof hooves; hypothesis hypotheses; index indices; knife knives; loaf loaves;
    man men; matrix matrices; mouse mice; ox oxen; phenomenon phenomena; scarf scarves; shelf shelves;
    thesis theses; thief thieves; tooth teeth; vertex vertices; wife wives; wolf wolves; woman women
"""

IRREGULAR = {form: base for line in _FORMS.split(";") for base, *forms in [line.split()] for form in forms}
"""A form → the word that it is a form of."""
