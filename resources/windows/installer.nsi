; Installs KOMM-IN Desktop for the person who runs it, without an administrator's rights.
;
;   python -m tools build
;   makensis -DVERSION=0.1.0 -DBUILT=C:\...\dist\KOMM-IN-Desktop -DOUT=C:\...\KOMM-IN.exe installer.nsi
;
; BUILT is the folder that the build made under Windows; paths are whole ones, since makensis
; works in the folder of this script. Office files are never touched, neither by a newer version nor
; when the program is removed.

Unicode true
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 32

!ifndef VERSION
  !error "VERSION is missing: -DVERSION=0.1.0"
!endif
!ifndef BUILT
  !error "BUILT is missing: the folder with kommin-desktop.exe"
!endif
!ifndef OUT
  !define OUT "KOMM-IN-Desktop-${VERSION}.exe"
!endif

!ifdef NSIS_WIN32_MAKENSIS
  !define / "\"
!else
  !define / "/" ; to check this script under Linux
!endif

!define NAME "KOMM-IN Desktop"
!define PROGRAM "kommin-desktop.exe"
!define FILE_TYPE "KOMM-IN.Arbeitsdatei"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\KOMM-IN Desktop"

!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\KOMM-IN Desktop"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} einrichten"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "EUPL-1.2"

!define MUI_ICON "kommin-desktop.ico"
!define MUI_UNICON "kommin-desktop.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Das Programm wird entfernt. Arbeitsdateien (*.kommin) und \
Sicherungen bleiben, wo sie sind."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "German"

!macro REFUSE_WHILE_RUNNING
  ; A running program holds its own file: what cannot be opened for appending is in use.
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION \
        "KOMM-IN Desktop ist noch geöffnet. Bitte schließen Sie das Programm und versuchen Sie es noch einmal." /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro REMOVE_PROGRAM
  ; Only what an installation has put there: somebody may have chosen a folder with other files.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\kommin-desktop.exe"
  Delete "$INSTDIR\kommin.exe"
!macroend

Section "Programm"
  !insertmacro REFUSE_WHILE_RUNNING
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${BUILT}${/}*"
  WriteUninstaller "$INSTDIR\Entfernen.exe"

  CreateShortcut "$SMPROGRAMS\KOMM-IN Desktop.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "Software\Classes\.kommin" "" "${FILE_TYPE}"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}" "" "KOMM-IN-Arbeitsdatei"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "KOMM-IN"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Entfernen.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Entfernen.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\Entfernen.exe"
  RMDir "$INSTDIR" ; only an empty folder goes: office files and KOMM-IN-Daten stay
  Delete "$SMPROGRAMS\KOMM-IN Desktop.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.kommin" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegKey HKCU "Software\Classes\.kommin"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${FILE_TYPE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
