; ResultDesk-Setup.exe: for one person, without an administrator. Made by installer.py:
;   makensis -DVERSION=… -DNUMBERS=…  -DSOURCE=frozen folder -DOUT=file -DICON=….ico -DSIZE=kilobytes installer.nsi
; /S installs without questions; /D=folder (last, unquoted) chooses the folder.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10

!define APP "ResultDesk"
!define CLASS "ResultDesk.Spreadsheet"
!define CLASSES "Software\Classes"
!define REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"

Name "${APP}"
Caption "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
BrandingText " "

!include MUI2.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Dutch
!insertmacro MUI_LANGUAGE German
!insertmacro MUI_LANGUAGE French
!insertmacro MUI_LANGUAGE Norwegian
!insertmacro MUI_LANGUAGE Swedish
!insertmacro MUI_LANGUAGE Danish

LangString OLD_WINDOWS ${LANG_ENGLISH} "ResultDesk needs Windows 10, version 1809, or newer (64 bits)."
LangString OLD_WINDOWS ${LANG_DUTCH} "ResultDesk heeft Windows 10, versie 1809, of nieuwer nodig (64 bits)."
LangString OLD_WINDOWS ${LANG_GERMAN} "ResultDesk braucht Windows 10, Version 1809, oder neuer (64 Bit)."
LangString OLD_WINDOWS ${LANG_FRENCH} "ResultDesk demande Windows 10, version 1809, ou plus récent (64 bits)."
LangString OLD_WINDOWS ${LANG_NORWEGIAN} "ResultDesk trenger Windows 10, versjon 1809, eller nyere (64-biters)."
LangString OLD_WINDOWS ${LANG_SWEDISH} "ResultDesk behöver Windows 10, version 1809, eller nyare (64 bitar)."
LangString OLD_WINDOWS ${LANG_DANISH} "ResultDesk kræver Windows 10, version 1809, eller nyere (64 bit)."

LangString IS_OPEN ${LANG_ENGLISH} "ResultDesk is open. Please close it, then press Retry."
LangString IS_OPEN ${LANG_DUTCH} "ResultDesk staat open. Sluit het en druk dan op Opnieuw."
LangString IS_OPEN ${LANG_GERMAN} "ResultDesk ist geöffnet. Bitte schließen Sie es und drücken Sie dann Wiederholen."
LangString IS_OPEN ${LANG_FRENCH} "ResultDesk est ouvert. Fermez-le, puis appuyez sur Recommencer."
LangString IS_OPEN ${LANG_NORWEGIAN} "ResultDesk er åpent. Lukk det, og trykk så på Prøv på nytt."
LangString IS_OPEN ${LANG_SWEDISH} "ResultDesk är öppet. Stäng det och tryck sedan på Försök igen."
LangString IS_OPEN ${LANG_DANISH} "ResultDesk er åbent. Luk det, og tryk så på Prøv igen."

LangString DROP_DATA ${LANG_ENGLISH} "Remove your receipts, waiting uploads and unfinished changes as well? They cannot be brought back."
LangString DROP_DATA ${LANG_DUTCH} "Ook uw bewijzen, wachtende uploads en onafgemaakte wijzigingen verwijderen? Ze zijn dan voorgoed weg."
LangString DROP_DATA ${LANG_GERMAN} "Auch Ihre Belege, wartende Uploads und unfertige Änderungen löschen? Sie sind dann für immer weg."
LangString DROP_DATA ${LANG_FRENCH} "Supprimer aussi vos reçus, envois en attente et modifications en cours ? Ils seront perdus."
LangString DROP_DATA ${LANG_NORWEGIAN} "Fjerne kvitteringer, ventende opplastinger og uferdige endringer også? De kan ikke hentes tilbake."
LangString DROP_DATA ${LANG_SWEDISH} "Ta även bort kvitton, väntande uppladdningar och ofärdiga ändringar? De går inte att få tillbaka."
LangString DROP_DATA ${LANG_DANISH} "Fjern også kvitteringer, ventende uploads og ufærdige ændringer? De kan ikke hentes tilbage."

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 ProductName "${APP}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileDescription "${APP} Setup"
VIAddVersionKey /LANG=0 CompanyName "ResultDesk contributors"
VIAddVersionKey /LANG=0 LegalCopyright "ResultDesk contributors, MIT licence"

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
  ${OrIfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "$(OLD_WINDOWS)" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
FunctionEnd

; A program that runs cannot be replaced: say so instead of leaving half of two versions.
!macro WAIT_UNTIL_CLOSED UN
Function ${UN}WaitUntilClosed
  again:
  ${If} ${FileExists} "$INSTDIR\${APP}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${APP}.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 4
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

; "Open with" for one kind of file. What opens it by double-click stays as it is.
!macro OFFER ENDING
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${APP}.exe\SupportedTypes" "${ENDING}" ""
  WriteRegStr HKCU "Software\${APP}\Capabilities\FileAssociations" "${ENDING}" "${CLASS}"
!macroend
!macro WITHDRAW ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend
!macro EACH_KIND DO
  !insertmacro ${DO} ".xlsx"
  !insertmacro ${DO} ".xlsm"
  !insertmacro ${DO} ".xlsb"
  !insertmacro ${DO} ".xls"
  !insertmacro ${DO} ".ods"
  !insertmacro ${DO} ".csv"
  !insertmacro ${DO} ".tsv"
!macroend

Section
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; libraries of two versions must never mix
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${APP}.exe"

  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "Spreadsheet"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\${APP}.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${APP}.exe\shell\open\command" "" '"$INSTDIR\${APP}.exe" "%1"'
  WriteRegStr HKCU "Software\${APP}\Capabilities" "ApplicationName" "${APP}"
  WriteRegStr HKCU "Software\${APP}\Capabilities" "ApplicationDescription" "The desk of a race office"
  WriteRegStr HKCU "Software\RegisteredApplications" "${APP}" "Software\${APP}\Capabilities"
  !insertmacro EACH_KIND OFFER

  WriteRegStr HKCU "${REMOVE}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr HKCU "${REMOVE}" "Publisher" "ResultDesk contributors"
  WriteRegStr HKCU "${REMOVE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVE}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${REMOVE}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVE}" "NoRepair" 1
SectionEnd

Section Uninstall
  Call un.WaitUntilClosed
  Delete "$SMPROGRAMS\${APP}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${APP}.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  !insertmacro EACH_KIND WITHDRAW
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${APP}.exe"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${APP}"
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\${APP}"
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DROP_DATA)" /SD IDNO IDNO keep
  RMDir /r "$LOCALAPPDATA\${APP}"
  keep:
SectionEnd
