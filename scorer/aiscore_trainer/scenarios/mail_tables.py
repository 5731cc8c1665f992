# ruff: noqa: E501
"""Messages as gateways and mailbox services see them, of daily work and of attacks.

A row is `way ;; from ;; to ;; subject ;; checks ;; verdict ;; files ;; link ;; told`. way is in, out or within; from may be `Name <address>`, with `envelope!` before and ` reply address`
behind it; checks is what SPF, DKIM and DMARC said (ok, none, soft, spf, dkim, dmarc, all); verdict is delivered, junk, quarantined, rejected, deferred or bounced; `-` is nothing; told is
what a form must show so that the row can be known: any, checks, files, link, many, reply or display. LOOKALIKE is a domain that looks like the site's. mail.py writes the rows in each form.
"""
from __future__ import annotations

from .phrases import phrased
from .process_grammar import written
from .table import Scenario, table

_FRAGMENTS = {
    "me": "«person»@«sitedomain»", "mate": "«other»@«sitedomain»", "box": "«info|sales|support|accounting|hr|jobs|invoice|office|contact|service|postmaster|orders»@«sitedomain»",
    "partner": "««first».«last»@«domain»|«first»@«domain»|«accounting|sales|info|office|orders»@«domain»»",
    "private": "««first».«last»|«first»«last»«num:1:99»|«letters:3:8»«num:1:999»|«user»»@«gmail.com|outlook.com|gmx.net|yahoo.com|icloud.com|proton.me|web.de|hotmail.com|orange.fr»",
    "bulk": "«news|newsletter|offers|hello|marketing|team|info|no-reply|noreply|bounce+«num:1000:99999»»@«mail.|em.|news.|email.|»«domain»",
    "service": "«no-reply|noreply|notifications|donotreply|alerts|system»@««domain»|«known»»",
    "odd": "«letters:5:12»«num:1:999»", "topic": "«Word» «word»", "no": "«num:1000:999999»",
    "talk": "«Re: |RE: |AW: |Fwd: |TR: |»««Word» «word»|Minutes «Word» meeting|Lunch on «Monday|Friday»?|Offer «num:1000:99999»|Question about «word»|Termin «german»|«french» pour «word»|«spanish» del mes|Project «Word»: next steps|«dept» update|Draft of the «word» contract|Vacation in «city»|Visit in «city»|Budget «year»|Access to «tech»»",
    "bait": "«Your password expires «today|in 24 hours»|Action required: verify your account|[«Site|IT|«siteword»»] Mailbox storage is «97|98|99»% full|You have («num:2:9») pending messages|1 new voicemail from +«num:10000000000:99999999999»|Unusual sign-in activity|Shared document: «Word» «Q«num:1:4»|Salary» «year»|«First» shared \"«Salary|Bonus|Contract|Handbook» «year».pdf\" with you|Final reminder: re-authenticate multi-factor|DocuSign: complete your document|Ihr Konto wurde gesperrt|Votre compte sera suspendu|Verifique su cuenta ahora|Payroll adjustment requires your signature|Parcel held: customs fee of «num:1:4».«num:10:99» EUR|HR: updated policy, sign before «Friday|tomorrow»|Incoming e-fax «num:1000:9999»|Remittance copy «num:1000:99999»|Undelivered mail: release now|Benefits enrollment ends today»",
    "lure": "«Invoice|Purchase order|Payment advice|Shipping documents|Quotation|Statement|Remittance|Scan|RFQ|Overdue invoice|Rechnung|Facture|Factura|Bestellung|Order» «#|»«num:1000:999999»",
    "stranger": "«««letters:5:9»|info|admin|billing|sales|no-reply|support|«first»«num:10:999»»@««domain»|«letters:6:14».«top|xyz|icu|click|online|site|shop|live|cfd|sbs|info»|mail.«letters:5:9».«ru|cn|br|in|vn»»|«first»«last»«num:10:999»@«gmail.com|outlook.com|mail.ru|163.com»»",
    "hook": "«https://«bit.ly|tinyurl.com|t.co|is.gd|rebrand.ly|cutt.ly»/«mixed:7»|https://«letters:6:14».«top|xyz|icu|click|online|site|shop|live|web.app|pages.dev|workers.dev|r2.dev|weebly.com|netlify.app»/«login|auth|owa|verify|o365|secure|doc|index.php»«?e=«b64:24»|#«user»@«sitedomain»|/«hex:12»|»|http://«peer»/«letters:3:8»/«index.html|login.php»|https://«domain»/«wp-content|wp-includes|.well-known»/«letters:4»/«login|office|dhl|docs».«html|php»|https://«login|secure|mail|microsoft|sharepoint»-«letters:4:9».«com|net|top|info»/«mixed:12»|https://www.google.com/«amp/s|url?q=https://»/«letters:8».«site|ru|cfd»/«mixed:8»|https://«domain»/redirect?url=https%3A%2F%2F«letters:8».«xyz|click»%2F«mixed:8»|https://LOOKALIKE/«login|sso|webmail»»",
    "page": "«https://«www.|»«domain»/«word»«/«word»|?utm_source=newsletter&utm_medium=email|»|https://«known»/«word»|https://«siteword».sharepoint.com/sites/«dept»/«mixed:12»|https://click.«mail.|»«domain»/«mixed:20»|https://«tech».«sitedomain»/«word»/«num:1:9999»|https://«bit.ly|t.co»/«mixed:7»|https://«teams.microsoft.com/l/meetup-join|zoom.us/j»/«num:100000000:9999999999»|https://unsubscribe.«domain»/u/«hex:12»»",
    "gooddoc": "««Word»«_|-| »«word»«|_v«num:1:9»».«pdf|docx|xlsx|pptx|csv|png|jpg»|«Invoice|Rechnung|Facture|Factura|Statement»«_|-»«num:1000:999999».pdf|Offer_«num:1000:9999».pdf|Minutes_«date:%Y-%m-%d».docx|Timesheet_«last»_«date:%Y-%m».xlsx|scan_«date»_«num:100:999».pdf|image00«num:1:9».png|invite.ics|logo.png|«Word».zip|«word»_photos.zip|signature.asc|smime.p7s»",
}
MESSAGES: tuple[Scenario, ...] = table(phrased(written(r"""
# mail among colleagues
within ;; ‹me› ;; ‹mate› ;; ‹talk› ;; ok ;; delivered ;; «-|-|‹gooddoc›» ;; «-|-|‹page›» ;; any
within ;; «fullname» <‹me›> ;; ‹mate› ;; «Accepted|Declined|Tentative|Canceled»: ‹topic› ;; ok ;; delivered ;; «invite.ics|-» ;; - ;; any
within ;; ‹me› ;; all-«dept»@«sitedomain» ;; «Town hall on «Monday|Friday»|Office closed on Friday|Cake in the kitchen|New colleague in «dept»|Fire drill at «tick»|Parking garage closed» ;; ok ;; delivered ;; - ;; - ;; any
within ;; copier-«num:1:9»@«sitedomain» ;; ‹me› ;; «Scanned image from MFP«num:1:99»|Message from KM_C«num:200:700»|Scan to email» ;; «ok|none» ;; delivered ;; scan_«date»_«num:100:999».pdf ;; - ;; any
# mail with partners
in ;; ‹partner› ;; ‹me› ;; ‹talk› ;; «ok|ok|none|soft» ;; delivered ;; «-|‹gooddoc›» ;; «-|‹page›» ;; any
out ;; ‹me› ;; ‹partner› ;; ‹talk› ;; ok ;; «delivered|delivered|deferred» ;; «-|‹gooddoc›» ;; - ;; any
in ;; «First» «Last» <‹partner›> ;; ‹box› ;; «Question about order ‹no›|Complaint ‹no›|Appointment on «Monday|Friday»|Quote for ‹topic›|Change of address|Thank you» ;; «ok|none» ;; delivered ;; «-|image00«num:1:9».jpg» ;; - ;; any
out ;; ‹box› ;; ‹partner› ;; «Re: |AW: »«Order|Ticket|Offer» ‹no› ;; ok ;; delivered ;; «-|‹gooddoc›» ;; - ;; any
# mail of newsletters and shops
in ;; «Word» <‹bulk›> ;; ‹me› ;; ««num:10:70»% off this week|Your weekly «word» digest|«Word» Newsletter «Monday|«num:1:52»»|New in «word»: «num:3:20» articles you may like|Last chance: summer sale|We miss you, «First»|Webinar: the future of «word»|Neuheiten im «german»|Les nouveautés «french»|Don't miss our «city» event» ;; «ok|ok|soft» ;; «delivered|delivered|junk» ;; - ;; ‹page› ;; any
in ;; ‹service› ;; ‹me› ;; «Your order ‹no› has shipped|Your booking ‹no› in «city»|Your receipt for «word»|Parcel ‹no› arrives «today|tomorrow»|Your invoice for «Word» is ready|Monthly statement available|Your trial ends soon» ;; ok ;; delivered ;; «-|Invoice-‹no›.pdf» ;; ‹page› ;; any
in ;; ‹bulk› ;; ‹box› ;; «SEO services for your site|Cheap pills and watches|We buy used machines|Reach 10000 customers|Grow your business with «Word»|Toner at half price» ;; «none|soft|spf|ok» ;; «junk|quarantined|rejected» ;; - ;; «‹page›|-» ;; any
# mail of invoices and orders
in ;; «accounting|billing|invoice|rechnung»@«domain» ;; «accounting|invoice|ap»@«sitedomain» ;; ‹lure› ;; «ok|none|soft» ;; delivered ;; «Invoice_‹no›.pdf|Rechnung_‹no›.pdf|‹no›.xml|Invoice_‹no›.zip|Factura-‹no›.pdf» ;; «-|‹page›» ;; any
out ;; billing@«sitedomain» ;; ‹partner› ;; ‹lure› ;; ok ;; «delivered|deferred|bounced» ;; Invoice_‹no›.pdf ;; - ;; any
in ;; «orders|purchasing»@«domain» ;; orders@«sitedomain» ;; «Purchase order|Delivery note|Order confirmation» ‹no› ;; «ok|none» ;; delivered ;; «PO_‹no›.pdf|order_‹no›.xlsx|edi_‹no›.txt|DN‹no›.pdf» ;; - ;; any
in ;; reminder@«domain» ;; ap@«sitedomain» ;; «First|Second» reminder: «invoice|Rechnung» ‹no› is «overdue|open» ;; ok ;; delivered ;; Invoice_‹no›.pdf ;; - ;; any
# mail that says it could not be delivered
in ;; MAILER-DAEMON@«domain» ;; ‹me› ;; «Undelivered Mail Returned to Sender|Delivery Status Notification (Failure)|Mail delivery failed: returning message to sender|Undeliverable: ‹topic›» ;; «none|ok» ;; delivered ;; - ;; - ;; any
out ;; ‹me› ;; «first».«last»@«domain» ;; ‹talk› ;; ok ;; «bounced|deferred» ;; - ;; - ;; any
out ;; ‹me› ;; ‹partner› ;; «Automatic reply|Out of office|Abwesend|Absence du bureau»: ‹topic› ;; ok ;; delivered ;; - ;; - ;; any
in ;; ‹partner› ;; ‹me› ;; «Automatic reply: |Out of Office: |Réponse automatique : »‹topic› ;; «ok|none» ;; delivered ;; - ;; - ;; any
# mail of machines and tickets
within ;; «zabbix|nagios|backup|jenkins|gitlab|root|cron|veeam|splunk»@«linux» ;; «it-alerts|ops|monitoring|admins»@«sitedomain» ;; «PROBLEM: |OK: |[FIRING:«num:1:9»] |[Success] |[Warning] |Cron <root@«linux2»> |Build failed: »«Disk space on «linux2»|Backup job «word»|«word» is down|/usr/local/bin/«word».sh|CPU load on «server»|certificate expires in «num:5:30» days» ;; «ok|none» ;; delivered ;; «-|report.html|backup.log|log.zip» ;; «-|https://«tech».«sitedomain»/«num:1:99999»» ;; any
«in|within» ;; «jira|support|helpdesk|servicedesk»@««sitedomain»|«domain»» ;; ‹me› ;; [«JIRA|Ticket|#»«num:1000:99999»] «‹topic›|Password reset done|Your request was closed|New comment by «First»» ;; ok ;; delivered ;; - ;; https://«tech».«sitedomain»/browse/«WORD»-«num:1:9999» ;; any
within ;; it@«sitedomain» ;; ‹me› ;; «Your password will expire in «num:3:14» days|Maintenance on Saturday|New VPN client, please update|Phishing training: overdue course|Your mailbox is nearly full» ;; ok ;; delivered ;; - ;; https://intranet.«sitedomain»/«word» ;; any
in ;; ‹service› ;; ‹me› ;; «Verify your email for «Word»|Your sign-in code is «num:100000:999999»|New sign-in from «Chrome on Windows|iPhone»|Reset your «Word» password|Security alert for your «Word» account» ;; ok ;; delivered ;; - ;; https://«known»/«word»/«mixed:16» ;; any
in ;; «First» «Last» via «DocuSign|Dropbox|SharePoint|Google Drive» <«no-reply|dse»@«known»> ;; ‹me› ;; «Please sign: contract ‹no›|«First» shared «Word» «word».pdf with you|Completed: NDA ‹no›|Reminder: «Word».docx waits for you» ;; ok ;; delivered ;; - ;; https://«known»/«s|d|documents»/«mixed:20» ;; any
# mail harmless and held
in ;; ‹partner› ;; ‹me› ;; ‹talk› ;; «ok|none|soft» ;; quarantined ;; «macro_«word».xlsm|tools_«word».zip|setup_«word».exe|«Word».zip|drawing.dwg|«word».7z|plan_«year».docm» ;; - ;; any
in ;; ‹bulk› ;; ‹me› ;; «Weekly market letter|Seminar in «city»|Rundbrief «german»|Lettre «french»|Course dates «year»» ;; «dkim|soft|none» ;; «quarantined|junk» ;; - ;; ‹page› ;; any
in ;; list-bounces@«domain»!‹partner› ;; ‹me› ;; [«word»-users] «Re: |»«how to configure «word»|release «num:1:9».«num:0:20»|segfault in «word»» ;; «dkim|dmarc|spf» ;; «delivered|quarantined» ;; - ;; ‹page› ;; any
in ;; srs0=«hex:4»=«domain»=«last»@«domain»!‹partner› ;; ‹me› ;; Fwd: ‹topic› ;; «spf|dmarc|soft» ;; «delivered|junk» ;; «-|‹gooddoc›» ;; - ;; any
in ;; payslip@«domain» ;; ‹me› ;; «Payslip|Lohnabrechnung|Bulletin de paie» «date:%m/%Y» (password is your birth date) ;; ok ;; delivered ;; «payslip|Lohn»_«date:%Y%m».«zip|pdf» ;; - ;; any
in ;; «First» «Last» <‹partner›> ;; ‹me› ;; Secure message from «Word» «Bank|Clinic|Insurance» ;; ok ;; «delivered|quarantined» ;; «securedoc_«date».html|message.html|SecureMessageAtt.html» ;; https://res.«domain»/websafe ;; any
in ;; «First» «Last» <‹private›> ;; jobs@«sitedomain» ;; «Application as «word» engineer|Bewerbung als «german»|Candidature «french»|My CV|Initiative application» ;; ok ;; «delivered|delivered|junk» ;; «CV_«last».pdf|Resume_«First»_«Last».docx|Bewerbung.pdf|certificates.zip» ;; «-|https://«known»/in/«first»-«last»» ;; any
# mail between home and office
out ;; ‹me› ;; ‹private› ;; «photos from the party|train ticket|doctor's appointment|my cv|recipe|for printing|Fwd: booking ‹no›|school letter» ;; ok ;; delivered ;; «-|image00«num:1:9».jpg|ticket.pdf|«first»_cv.pdf» ;; - ;; any
in ;; «fullname» <‹private›> ;; ‹me› ;; «sick today|late, train stopped|my new phone number|for printing please|photos|Fwd: kindergarten|see you at lunch» ;; ok ;; delivered ;; «-|image00«num:1:9».jpg|doctor_note.pdf» ;; - ;; any
out ;; ‹me› ;; ‹partner› ;; «Contract|Offer|Price list|Minutes|Drawings|Tender» ‹topic› ;; ok ;; delivered ;; «contract_«word».pdf|pricelist_«year».xlsx|drawings_«word».zip|customers_«city».xlsx|logs_«linux2».tar.gz» ;; - ;; any
# mailings of marketing
out ;; «news|newsletter|marketing|events»@«mail.|»«sitedomain» ;; ‹partner› ;; «Our «Word» newsletter|Invitation to «city»|Season's greetings|Product news «year»|Customer survey» ;; ok ;; «delivered|delivered|bounced|deferred» ;; - ;; https://www.«sitedomain»/«word»?utm_campaign=«word» ;; any
out ;; «noreply|shop|tickets»@«sitedomain» ;; ‹private› ;; «Your order ‹no›|Your ticket ‹no›|Reset your password|Welcome to «Word»|Confirm your address» ;; ok ;; «delivered|bounced» ;; «-|Invoice-‹no›.pdf» ;; https://www.«sitedomain»/«word»/«hex:16» ;; any
# mail that only sounds urgent
in ;; ‹partner› ;; ‹me› ;; «Urgent: «machine down|delivery missing|signature needed today»|Reminder: please sign by Friday|Quick question|Are you free at «tick»?|Need your approval: ‹topic›|Payment of invoice ‹no› today?|ASAP: drawings|Request for quotation ‹no›|Dringend: Lieferung ‹no›|hi «first»|hello|test» ;; «ok|none|soft» ;; delivered ;; «-|-|‹gooddoc›» ;; «-|-|‹page›» ;; any
within ;; «fullname» <‹me›> ;; «‹mate›|accounting@«sitedomain»» ;; «Are you at your desk?|Urgent: please call me|Quick task|Please pay invoice ‹no› this week|Approval of payment ‹no›|Confidential: salary round «year»|Bonus letters «year»|Gift for «First»'s farewell» ;; ok ;; delivered ;; «-|-|Invoice_‹no›.pdf|list_«year».xlsx» ;; - ;; any
in ;; «First» «Last» <‹partner›> ;; ‹box› ;; «RFQ|Quotation|Order|Inquiry» ‹no› «urgent|, please confirm|attached|» ;; «ok|none|soft» ;; delivered ;; «RFQ_‹no›.pdf|drawing_‹no›.zip|order_‹no›.xls|specification.docx|‹no›.rar» ;; - ;; any
# mail of banks and payments
in ;; «service|no-reply|statements|payments»@«mail.|»««domain»|«known»» ;; ‹me› ;; «Your bank statement «date:%m/%Y»|Payment received: ‹no›|Your card ending «num:1000:9999» was used|New message in your e-banking inbox|Direct debit announced|Salary statement is online|Tax statement «year»|Your subscription renews on «Monday|Friday»» ;; ok ;; delivered ;; «-|statement_«date».pdf» ;; https://www.«domain»/«word» ;; any
in ;; «accounting|finance|billing»@«domain» ;; «accounting|ap»@«sitedomain» ;; «Our new bank account from «date:%m/%Y» on|Payment advice ‹no›|Remittance advice ‹no›|Account statement ‹no›|Credit note ‹no›|Neue Bankverbindung ab «date:%m/%Y»|Open items list» ;; «ok|ok|none» ;; delivered ;; «letter_bank.pdf|remittance_‹no›.pdf|statement_«year».xlsx|avis_‹no›.csv» ;; - ;; any
within ;; payroll@«sitedomain» ;; ‹me› ;; «Payroll adjustment «date:%m/%Y»|Your salary statement is ready|Change of your bank details is noted|Benefits enrollment opens Monday» ;; ok ;; delivered ;; «-|payslip_«date:%Y%m».pdf» ;; https://hr.«sitedomain»/payslips ;; any
# mail of accounts and sign-ins
in ;; ‹service› ;; ‹me› ;; «Confirm your email address|Please confirm your subscription|Welcome to «Word»|Activate your account|Unusual sign-in activity prevented|Your password was changed|Password reset requested|Two-step verification turned on|Your verification code|Your account will be closed for inactivity|Storage is 90% full» ;; «ok|ok|soft» ;; «delivered|delivered|junk» ;; - ;; https://««known»|«domain»»/«verify|confirm|login|account»/«mixed:20» ;; any
within ;; «it|helpdesk|security»@«sitedomain» ;; ‹me› ;; «Multi-factor enrollment: your turn this week|Authenticator app: how to set up a new phone|Your password has been reset, ticket «num:1000:99999»|New sign-in page from Monday|Please verify your data in the directory|Reminder: change your password|VPN access granted» ;; ok ;; delivered ;; «-|howto_mfa.pdf|guide.docx» ;; https://«sso|intranet|password».«sitedomain»/«word» ;; any
# mail of telephones and scanners
within ;; «voicemail|fax|pbx|teams»@«sitedomain» ;; ‹me› ;; «New voicemail from +«num:10000000000:99999999999»|Missed call from «First» «Last»|Fax received: «num:1:9» pages|Voice message («num:3:90» seconds)» ;; «ok|none» ;; delivered ;; «voice_«num:1000:9999».wav|fax_«date»_«num:100:999».pdf|msg«num:1000:9999».mp3|fax.tif» ;; - ;; any
# mail with unusual files
«in|within|out» ;; ‹me› ;; ‹mate› ;; «Macro for the «word» sheet|Export for audit|Report «word»|Installer as discussed|Log files|Database extract|Backup of settings» ;; ok ;; «delivered|delivered|quarantined» ;; «budget_«year».xlsm|template_«word».dotm|report_«word».html|coverage.htm|logs_«date».zip|export_«date».csv|logs.7z|dump_test.sql.gz|config.xml|script_«word».ps1.txt|firmware_«num:1:9».bin|model.step|calc.xlsb» ;; - ;; any
in ;; ‹partner› ;; ‹me› ;; «Re: |»‹topic›« (password follows by phone)|, password as usual| (zip, code by SMS)|» ;; «ok|ok|none» ;; delivered ;; «documents_«date».zip|payroll_«date:%Y%m».zip|medical_‹no›.7z|contract_signed.zip|data.rar|results_‹no›.html|securemail.html|form.docm|pricelist.xlsm» ;; - ;; any
# mail handed on in the house and to partners
within ;; ‹me› ;; ‹mate› ;; «FW: |Fwd: |WG: |TR: »«‹talk›|‹lure›|Phishing? please check|Is this mail real?|Suspicious invoice ‹no›|Contract «Word»|Payment ‹no›|Your statement» ;; ok ;; delivered ;; «-|‹gooddoc›|original.eml|message.msg» ;; - ;; any
out ;; ‹me› ;; «‹partner›|‹private›» ;; «FW: |Fwd: |WG: »«‹talk›|Contract «Word»|Invoice ‹no›|Your ticket|Travel plan|Statement ‹no›|Wire confirmation ‹no›|Bank statement for your file» ;; ok ;; delivered ;; «-|‹gooddoc›» ;; - ;; any
# T1566.002 mail with links to false logins
in ;; «Microsoft 365|IT Support|HR Department|Voicemail|Mail Admin|«siteword» IT|DocuSign|OneDrive|SharePoint|Payroll|Helpdesk» <‹stranger›> ;; ‹me› ;; ‹bait› ;; «none|soft|ok|spf|dmarc» ;; «delivered|delivered|quarantined|junk» ;; - ;; ‹hook› ;; any
in ;; bounce@«domain»!«no-reply|security|admin»@««sitedomain»|«known»» ;; ‹me› ;; ‹bait› ;; «spf|dmarc|all» ;; «delivered|quarantined|rejected» ;; - ;; ‹hook› ;; checks
in ;; ‹partner› ;; ‹me› ;; «Re: |Fwd: |»«‹lure›|‹talk›» ;; «ok|none» ;; «delivered|quarantined» ;; - ;; ‹hook› ;; link
in ;; ‹service› ;; ‹me› ;; «Consent requested: «Word» needs access to your mail|Install the new «Word» add-in|Device code «HEX:4»-«HEX:4»: sign in to continue» ;; «ok|none» ;; delivered ;; - ;; https://«login.microsoftonline.com/common/oauth2/authorize?client_id=«guid»&scope=Mail.ReadWrite%20offline_access&redirect_uri=https%3A%2F%2F«letters:8».«xyz|site»|microsoft.com/devicelogin» ;; link
# T1566.002 mail with codes in pictures
in ;; «Security|Microsoft|HR|Payroll» <‹stranger›> ;; ‹me› ;; «2FA|MFA|Authenticator» «renewal|setup expired|update»: scan the QR code ;; «none|soft|ok» ;; «delivered|quarantined» ;; «qr_«letters:4».png|«user»_MFA.pdf|Authenticator_«num:100:999».pdf|«letters:8».svg» ;; - ;; any
in ;; ‹stranger› ;; ‹me› ;; ‹bait› ;; «ok|none» ;; delivered ;; ««user»_«letters:4».svg|«num:1000:9999»_voicemail.svg|e-Fax_«num:100:999».svg|qr.png» ;; - ;; files
# T1566.001 mail with pages that load more
in ;; «‹stranger›|‹partner›» ;; ‹me› ;; «‹lure›|‹talk›|‹lure›» ;; «none|soft|ok|ok» ;; «delivered|quarantined» ;; «Invoice_‹no›.«html|htm|shtml|xhtml»|«user»_voicemail.htm|Scan_‹no›.html|PO_‹no›.mht|Remittance_‹no›.pdf.html» ;; - ;; files
in ;; ‹partner› ;; ‹me› ;; «Re: |RE: »‹topic› ;; «ok|none» ;; delivered ;; «Doc_‹no›.html|«letters:8».one|Contract_‹no›.url|calendar_«letters:4».ics.html» ;; - ;; files
# T1566.001 mail with programs in disguise
in ;; ‹stranger› ;; «‹me›|‹box›» ;; ‹lure› ;; «none|soft|spf|ok» ;; «delivered|quarantined|rejected» ;; «‹lure›.pdf.exe|invoice_‹no›.pdf.scr|Scan_‹no›.jar|payment_‹no›.cmd|DHL_‹no›.pdf.vbs|document_‹no›.js|order_‹no›.wsf|SWIFT_‹no›.bat|quotation_‹no›.com|statement.pif|RFQ_‹no›.hta» ;; - ;; files
in ;; ‹partner› ;; ‹me› ;; «Re: |»‹lure› ;; «ok|none» ;; «delivered|quarantined» ;; «Invoice_‹no›.«iso|img|vhd|vhdx|udf»|Doc_‹no›.«ace|arj|r00|cab|gz|lzh|uue|z|xz»|Order_‹no›.«lnk|zip>Order.lnk|zip>invoice.js|iso>Document.lnk|rar>doc.pdf.exe|msi|appx|chm|xll|cpl|wim>setup.dll»» ;; - ;; files
# T1566.001 mail with macros
in ;; ‹stranger› ;; ‹me› ;; ‹lure› ;; «none|soft|ok|spf» ;; «delivered|quarantined» ;; «invoice_‹no›.docm|report_‹no›.xlsm|«letters:6».xlsb|Inv‹no›.doc|«date»-‹no›.xls|form_‹no›.dotm|order.pptm|‹no›.slk|CV_«last».docm» ;; - ;; files
in ;; ‹partner› ;; jobs@«sitedomain» ;; «Application|Bewerbung|Candidature» «First» «Last» ;; «ok|none» ;; «delivered|quarantined» ;; «Bewerbung_«Last».«docm|doc|xlsm|zip>Lebenslauf.pdf.lnk|rar»|CV_«First».«iso|scr|docm»» ;; - ;; files
in ;; ‹partner› ;; ‹me› ;; ‹talk› ;; «ok|none» ;; delivered ;; «template_«letters:6».rtf|‹no›.rtf|remote_«letters:4».docx>http://«peer»/t.dotm|«Word»_‹no›.docx>oleObject1.bin» ;; - ;; files
# T1027.013 mail with locked archives
in ;; ‹stranger› ;; ‹me› ;; «‹lure›|‹talk›» «(pass: «num:100:9999»)|, password «letters:2»«num:10:99»|archive password: «num:1000:9999»» ;; «none|ok|soft» ;; «delivered|delivered|quarantined» ;; «‹no›.zip|document_‹no›.zip|«letters:6».rar|Doc«num:1000:9999».7z|info_«date:%m.%d».zip» ;; - ;; any
in ;; ‹partner› ;; ‹me› ;; Re: ‹talk› ;; «ok|none» ;; delivered ;; «encrypted.zip>«letters:8».lnk|«date:%m%d»_«num:100:999».zip>«letters:6».js|doc.7z>(encrypted)«letters:5».exe» ;; - ;; files
# T1656 mail in the name of a chief
in ;; «fullname» <‹stranger›> ;; «‹me›|accounting@«sitedomain»» ;; «Are you at your desk?|Quick task|Urgent request|Available?|Need a favour|Confidential transfer|Gift cards for the team|Request|Are you free?|Dringende Zahlung|Virement urgent et confidentiel|Payment today» ;; «ok|none|soft» ;; «delivered|delivered|quarantined» ;; - ;; - ;; display
in ;; «fullname» <«user»@«sitedomain»> reply ‹stranger› ;; ‹me› ;; «Urgent wire|Payment of invoice ‹no› today|Confidential acquisition|Kindly process|Bank details» ;; «spf|dmarc|all|none» ;; «delivered|quarantined|rejected» ;; «-|Invoice_‹no›.pdf» ;; - ;; reply
in ;; «fullname» <««first».«last»|ceo|president|md.office|chairman»@«gmail.com|outlook.com|mail.com|«letters:6:10»-mail.com»> ;; ‹me› ;; «Quick question|Task for you|Send me your mobile number|I'm in a meeting, need you|Discreet matter|Wage file of all staff» ;; ok ;; delivered ;; - ;; - ;; any
# T1534 mail asking for other accounts to pay
in ;; «First» «Last» <‹partner›> reply ‹stranger› ;; «accounting|ap|invoice»@«sitedomain» ;; «Re: |AW: »«Change of bank details|New bank account for invoice ‹no›|Updated remittance instructions|Neue Bankverbindung|Changement de RIB» ;; «ok|none» ;; delivered ;; «new_bank_details.pdf|Invoice_‹no›_revised.pdf|bank_letter.pdf» ;; - ;; reply
in ;; «first».«last»@LOOKALIKE ;; «accounting|ap|hr|payroll|«person»»@«sitedomain» ;; «Re: |»«Invoice ‹no›: new account|Direct deposit change|Update my payroll account|Payment status of ‹no›|‹talk›» ;; «ok|none|ok» ;; «delivered|quarantined» ;; «-|Invoice_‹no›.pdf|voided_check.pdf» ;; - ;; any
in ;; «fullname» <‹stranger›> ;; «hr|payroll»@«sitedomain» ;; «Change of my salary account|New bank details for payroll|Gehaltskonto ändern|Direct deposit update» ;; «ok|none» ;; delivered ;; - ;; - ;; any
# T1566 mail from the own domain that did not send it
in ;; ‹odd›@«domain»!‹me› ;; ‹me› ;; «I recorded you|Your device was hacked|‹bait›|You have been infected, pay|Payment from your account» ;; «all|spf|dmarc» ;; «delivered|junk|quarantined|rejected» ;; - ;; «-|‹hook›» ;; checks
in ;; ‹mate› ;; ‹me› ;; «‹bait›|‹lure›|‹talk›» ;; «all|spf|dmarc» ;; «delivered|quarantined|rejected» ;; «-|Invoice_‹no›.«zip|html|pdf»» ;; «-|‹hook›» ;; checks
in ;; root@«letters:6:12».«top|xyz|ru|cn»!«no-reply|ceo|it|hr»@«sitedomain» ;; ‹me› ;; ‹bait› ;; all ;; «delivered|rejected|quarantined» ;; - ;; ‹hook› ;; checks
# T1657 mail of blackmail and pressure
in ;; ‹stranger› ;; ‹me› ;; «I have your passwords: «letters:6»«num:1:99»|Last warning: «mixed:8»|Your files are with us|We will publish your data|You have 48 hours|DDoS attack on «sitedomain» unless you pay|Pay 0.«num:1:9» BTC|Ich habe dich gefilmt|Your private pictures» ;; «none|soft|spf|ok» ;; «delivered|junk|quarantined» ;; «-|-|proof_«letters:4».png» ;; - ;; any
in ;; «PayPal|Geek Squad|Norton|McAfee|Coinbase» Billing <‹stranger›> ;; ‹me› ;; «Your subscription renews: $«num:199:699».99, call +1 8«num:10:99» «num:100:999» «num:1000:9999»|Order ‹no› charged, call to cancel|Invoice ‹no›: dispute within 24 hours by phone» ;; «ok|none» ;; «delivered|junk» ;; «Invoice_‹no›.pdf|receipt_«letters:5».jpg|-» ;; - ;; any
# T1534 mail from a mailbox in strange hands
within ;; ‹me› ;; all-staff@«sitedomain» ;; ‹bait› ;; ok ;; «delivered|quarantined» ;; - ;; ‹hook› ;; any
out ;; ‹me› ;; ‹partner› ;; «Re: |FW: |»«‹bait›|‹lure›» ;; ok ;; «delivered|bounced|rejected|deferred» ;; «-|Doc_‹no›.html|‹no›.zip» ;; ‹hook› ;; link
out ;; ‹me› ;; ‹odd›@«gmail.com|yahoo.com|hotmail.com|«domain»» ;; «You have won|Dear beneficiary|Inheritance of «num:2:20» million USD|Hello dear|Loan offer 2%|Crypto bonus|hi» ;; «ok|none» ;; «deferred|bounced|rejected|delivered» ;; - ;; «-|‹hook›» ;; any
within ;; ‹me› ;; «accounting|hr|it»@«sitedomain» ;; «New account for my salary|Please pay invoice ‹no› today, I am in a meeting|Reset my MFA, new phone|Send me the list of customers|Add this supplier» ;; ok ;; delivered ;; «-|Invoice_‹no›.pdf» ;; - ;; any
# T1114.003 mail handed on to strangers
out ;; ‹me› ;; ‹odd›@«gmail.com|proton.me|mail.ru|outlook.com|tutanota.com» ;; «FW: |Fwd: |WG: »«Wire instructions for ‹no›|Contract «Word», confidential|VPN access of «First»|Your new password|Your one-time code|Bank statement|Salary statement «date:%m/%Y»|Board papers|IBAN of «Word»» ;; ok ;; delivered ;; «-|‹gooddoc›» ;; - ;; any
out ;; ‹box› ;; ‹odd›@«domain» ;; «FW: |WG: |Fwd: »«‹lure›, bank details|Bank statement|Password reset requested|Your verification code|Payment released ‹no›» ;; ok ;; delivered ;; «-|‹gooddoc›» ;; - ;; any
# T1048.003 mail that carries data out
out ;; ‹me› ;; ‹private› ;; «docs|backup|for later|files|x|part «num:1:9» of «num:9:20»|-|customer list|my stuff|source» ;; ok ;; «delivered|quarantined» ;; «customers_full_«date».xlsx|passwords.kdbx|employees_salaries.xlsx|«Word»_source.zip|mailbox_«user».pst|export_crm.csv|patents_«year».zip|id_rsa|vpn_config.ovpn|ntds.zip|backup.7z.00«num:1:9»|pricelist_internal.xlsx|board_minutes.pdf» ;; - ;; files
out ;; ‹me› ;; «first».«last»@«domain» ;; «as agreed|for our new company|what you asked for|drawings, confidential» ;; ok ;; delivered ;; «customers_full.csv|formula_«word».pdf|design_«word».zip|tender_prices.xlsx|roadmap_confidential.pptx» ;; - ;; files
# T1667 mail that buries a mailbox
in ;; bounce-«hex:8»@«domain»!«no-reply|welcome|subscribe»@«domain» ;; ‹me› ;; «Confirm your subscription («num:200:4000»th today)|Welcome, ‹odd›|Please confirm: «letters:10»|Activate your account ‹odd›» ;; «ok|none» ;; «delivered|deferred|junk» ;; - ;; ‹page› ;; any
# T1598 mail that tries who answers
in ;; ‹stranger› ;; «‹me›|«first».«last»@«sitedomain»» ;; «test|hello|hi «first»|-|.|who is in charge of IT?|are you still at «siteword»?|confirm your number» ;; «none|ok|soft» ;; «delivered|bounced|rejected» ;; - ;; «-|https://«letters:8».«site|xyz»/p.gif?u=«hex:16»» ;; any
in ;; «First» «Last» <‹private›> ;; ‹me› ;; «Interview request for «word» magazine|Your vacancy: questions on your firewall|Survey on your antivirus product|Invitation: «word» conference, see the panel link|LinkedIn follow-up: job at «known»» ;; «ok|none» ;; delivered ;; «-|Invitation.pdf.lnk|questions.docm|JobDescription.iso» ;; ‹hook› ;; link
""", _FRAGMENTS)))
